// Checks a log that Habeas wrote with code that we did not write: golang.org/x/mod/sumdb (note, tlog).
//
//	logcheck FOLDER ORIGIN VERIFIERKEY
//
// Opens FOLDER/checkpoint, checks every tile of hashes against its root, every entry against its leaf hash, inclusion
// proofs of some entries and consistency proofs from some older sizes. Prints the number of entries and exits 0, or says
// what is wrong and exits 1.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// A folder of tiles; sumdb names the height in the path, tlog-tiles does not.
type folder string

func (f folder) Height() int { return height }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (f folder) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

// The entries of one bundle.
func (f folder) bundle(index, size int64) ([][]byte, error) {
	width := int64(1 << height)
	if size-index<<height < width {
		width = size - index<<height
	}
	tile := tlog.Tile{H: height, L: 0, N: index, W: int(width)}
	path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(string(f), path))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data)-2 < int(data[0])<<8|int(data[1]) {
			return nil, fmt.Errorf("%s is cut off", path)
		}
		end := 2 + (int(data[0])<<8 | int(data[1]))
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	if int64(len(entries)) != width {
		return nil, fmt.Errorf("%s has %d entries, not %d", path, len(entries), width)
	}
	return entries, nil
}

func openCheckpoint(path, origin, key string) (tree tlog.Tree, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return tree, err
	}
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return tree, err
	}
	signed, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) < 4 || lines[0] != origin {
		return tree, fmt.Errorf("not a checkpoint of %s", origin)
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	hash, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(hash) != tlog.HashSize {
		return tree, fmt.Errorf("no root in the checkpoint")
	}
	copy(tree.Hash[:], hash)
	return tree, nil
}

func check(place, origin, key string) (int64, error) {
	tree, err := openCheckpoint(filepath.Join(place, "checkpoint"), origin, key)
	if err != nil {
		return 0, err
	}
	f := folder(place)
	reader := tlog.TileHashReader(tree, f)

	// Every leaf hash, so that every tile is read and checked against the root.
	indexes := make([]int64, tree.N)
	for i := range indexes {
		indexes[i] = tlog.StoredHashIndex(0, int64(i))
	}
	leaves, err := reader.ReadHashes(indexes)
	if err != nil {
		return 0, err
	}
	for first := int64(0); first < tree.N; first += 1 << height {
		entries, err := f.bundle(first>>height, tree.N)
		if err != nil {
			return 0, err
		}
		for i, entry := range entries {
			if tlog.RecordHash(entry) != leaves[first+int64(i)] {
				return 0, fmt.Errorf("entry %d is not the one in the tree", first+int64(i))
			}
		}
	}

	step := tree.N/50 + 1
	for n := int64(0); n < tree.N; n += step {
		proof, err := tlog.ProveRecord(tree.N, n, reader)
		if err != nil {
			return 0, err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, n, leaves[n]); err != nil {
			return 0, err
		}
		old, err := tlog.TreeHash(n+1, reader)
		if err != nil {
			return 0, err
		}
		longer, err := tlog.ProveTree(tree.N, n+1, reader)
		if err != nil {
			return 0, err
		}
		if err := tlog.CheckTree(longer, tree.N, tree.Hash, n+1, old); err != nil {
			return 0, err
		}
	}
	return tree.N, nil
}

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: logcheck FOLDER ORIGIN VERIFIERKEY")
		os.Exit(2)
	}
	count, err := check(os.Args[1], os.Args[2], os.Args[3])
	if err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
	fmt.Println(count, "entries")
}
