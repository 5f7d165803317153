// The entry of the fuzzer.
int fuzz_main(int argc, char **argv);
