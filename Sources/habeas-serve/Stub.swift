// Until the agent's idle time can be begun anew.
import Vault

extension AgentServer { func activity() {} }
