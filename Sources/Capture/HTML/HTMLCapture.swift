// From a web page to a source: clean the markup, parse it, find the article, write its text.
import CaseModel

enum HTMLCapture {
    static func source(of decoded: DecodedText, limits: CaptureLimits, capture: CaptureRecord) throws(CaptureError)
        -> Source
    {
        throw CaptureError(.noArticle, name: capture.name)
    }
}
