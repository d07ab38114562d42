package dev.slipway.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.slipway.release.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;

/** Everything that a registered version consists of, under one digest; registries keep none of their own. */
public record ModelFiles(List<ModelFile> files) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public ModelFiles {
        files = files.stream().sorted(Comparator.comparing(ModelFile::path)).toList();
        if (files.isEmpty() || files.stream().map(ModelFile::path).distinct().count() < files.size()) {
            throw new IllegalArgumentException("A registered version needs files, each path once; found "
                    + files.stream().map(ModelFile::path).toList());
        }
    }

    /** SHA-256 of {@link #canonicalJson()}. */
    public String digest() {
        return Digests.of(canonicalJson());
    }

    /** True for the digest of the list, or of one of the files in it. */
    public boolean holds(String digest) {
        return digest.equals(digest()) || files.stream().anyMatch(file -> digest.equals("sha256:" + file.sha256()));
    }

    /** The list of (path, sha256, size), sorted by path, in the canonical form of RFC 8785. */
    public byte[] canonicalJson() {
        ArrayNode list = JSON.createArrayNode();
        files.forEach(file -> list.addObject()
                .put("path", file.path())
                .put("sha256", file.sha256())
                .put("size", file.size()));
        try {
            return new JsonCanonicalizer(list.toString()).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
