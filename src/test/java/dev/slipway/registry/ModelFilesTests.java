package dev.slipway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The digest of a registered version's files: stable under their order, changed by everything else. */
class ModelFilesTests {

    private static final int LISTS = 300;
    private static final String NAMES = "abcXYZ019._- é\"\u20ac/";

    private final Random random = new Random(20_260_301);

    @Test
    void theOrderOfTheListingDoesNotMatter() {
        for (int list = 0; list < LISTS; list++) {
            List<ModelFile> files = someFiles();
            List<ModelFile> others = new ArrayList<>(files);
            Collections.shuffle(others, random);
            assertThat(new ModelFiles(others).digest()).isEqualTo(new ModelFiles(files).digest());
        }
    }

    @Test
    void everyOtherPathSizeByteAndNumberOfFilesIsAnotherDigest() {
        Set<String> seen = new HashSet<>();
        for (int list = 0; list < LISTS; list++) {
            List<ModelFile> files = someFiles();
            ModelFile one = files.get(random.nextInt(files.size()));
            assertThat(seen.add(new ModelFiles(files).digest())).isTrue();
            for (ModelFile other : List.of(
                    new ModelFile(one.path() + "x", one.size(), one.sha256()),
                    new ModelFile(one.path(), one.size() + 1, one.sha256()),
                    new ModelFile(one.path(), one.size(), flipped(one.sha256())))) {
                List<ModelFile> changed = new ArrayList<>(files);
                changed.set(files.indexOf(one), other);
                assertThat(seen.add(new ModelFiles(changed).digest())).isTrue();
            }
            List<ModelFile> more = new ArrayList<>(files);
            more.add(new ModelFile("zz/new", 0, "0".repeat(64)));
            assertThat(seen.add(new ModelFiles(more).digest())).isTrue();
        }
    }

    /** As the README's few lines for CI compute it. */
    @Test
    void theListIsWrittenAsDocumented() {
        ModelFiles files = new ModelFiles(
                List.of(new ModelFile("model/é.bin", 3, "b".repeat(64)), new ModelFile("MLmodel", 12, "a".repeat(64))));
        String list = "[{\"path\":\"MLmodel\",\"sha256\":\"" + "a".repeat(64)
                + "\",\"size\":12},{\"path\":\"model/é.bin\",\"sha256\":\"" + "b".repeat(64) + "\",\"size\":3}]";
        assertThat(new String(files.canonicalJson(), StandardCharsets.UTF_8)).isEqualTo(list);
        assertThat(files.digest()).isEqualTo(Digests.of(list));
        assertThat(files.holds("sha256:" + "b".repeat(64))).isTrue();
        assertThat(files.holds(files.digest())).isTrue();
        assertThat(files.holds("sha256:" + "c".repeat(64))).isFalse();
    }

    @Test
    void noFileAndThePathTwiceAreRefused() {
        ModelFile file = new ModelFile("a", 1, "0".repeat(64));
        assertThatThrownBy(() -> new ModelFiles(List.of())).hasMessageContaining("needs files");
        assertThatThrownBy(() -> new ModelFiles(List.of(file, file))).hasMessageContaining("each path once");
    }

    private List<ModelFile> someFiles() {
        Set<String> paths = new HashSet<>();
        int wanted = 1 + random.nextInt(8);
        while (paths.size() < wanted) {
            paths.add(somePath());
        }
        return paths.stream()
                .map(path -> new ModelFile(
                        path,
                        random.nextInt(1 << 30),
                        Digests.of(path + random.nextLong()).substring("sha256:".length())))
                .toList();
    }

    private String somePath() {
        StringBuilder path = new StringBuilder("p");
        random.ints(1 + random.nextInt(20), 0, NAMES.length()).forEach(at -> path.append(NAMES.charAt(at)));
        return path.toString();
    }

    private static String flipped(String sha256) {
        return (sha256.charAt(0) == '0' ? '1' : '0') + sha256.substring(1);
    }
}
