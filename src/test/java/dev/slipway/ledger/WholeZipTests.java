package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of ZIPs would take for one although something was put to it, or it was cut out of another. */
class WholeZipTests {

    /** So many files no longer fit into the short form of the directory. */
    private static final int LONG_FORM = 65_536;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 3, LONG_FORM})
    void onlyTheWholeOneIsTaken(int files) throws IOException {
        byte[] zip = zip(files);
        byte[] front = "PK\3\4 something before".getBytes(StandardCharsets.ISO_8859_1);

        assertThatCode(() -> WholeZip.require(keep(zip))).doesNotThrowAnyException();
        assertRefused(joined(front, zip));
        assertRefused(joined(zip, new byte[] {0}));
        assertRefused(joined(zip, zip));
        assertRefused(Arrays.copyOf(zip, zip.length - 1));
        assertRefused(Arrays.copyOfRange(zip, 1, zip.length));
        assertRefused(new byte[] {'P', 'K'});
    }

    private void assertRefused(byte[] bytes) throws IOException {
        Path file = keep(bytes);
        assertThatThrownBy(() -> WholeZip.require(file)).isInstanceOf(ZipException.class);
    }

    private Path keep(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("some.zip"), bytes);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] zip(int files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RepeatableZip zip = new RepeatableZip(out);
        for (int i = 0; i < files; i++) {
            zip.put(String.valueOf(i), new byte[0]);
        }
        zip.finish();
        return out.toByteArray();
    }
}
