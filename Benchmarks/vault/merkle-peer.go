// The peer of Benchmarks/vault/merkle: a million leaves of 141 bytes through golang.org/x/mod/sumdb/tlog. Prints seconds and root.
package main

import (
	"encoding/binary"
	"fmt"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	const count = 1000000
	leaf := make([]byte, 141)
	for i := range leaf {
		leaf[i] = 1
	}
	stored := make([]tlog.Hash, 0, 2*count)
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	start := time.Now()
	for n := int64(0); n < count; n++ {
		binary.BigEndian.PutUint64(leaf, uint64(n))
		hashes, err := tlog.StoredHashes(n, leaf, reader)
		if err != nil {
			panic(err)
		}
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(count, reader)
	if err != nil {
		panic(err)
	}
	fmt.Println("build", time.Since(start).Seconds())
	fmt.Println("root", root)
}
