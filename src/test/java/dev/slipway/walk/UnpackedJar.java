package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged application, unpacked as in its image and with its classes kept parsed: it starts in half the time. */
final class UnpackedJar {

    private final Path folder;

    private UnpackedJar(Path folder) {
        this.folder = folder;
    }

    /** Unpacks the jar and lets it run once, to see which classes it loads. */
    static UnpackedJar of(Path jar, Path folder) {
        run("-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination", folder.toString());
        UnpackedJar unpacked = new UnpackedJar(folder);
        SlipwayProcess once = SlipwayProcess.start(
                folder.resolve("once.txt"),
                List.of("-XX:ArchiveClassesAtExit=" + unpacked.classes(), "-jar", unpacked.jar()),
                List.of("--server.port=0", "--slipway.data=" + folder.resolve("data")),
                Map.of());
        once.port();
        once.stop();
        assertThat(Path.of(unpacked.classes())).as(once.log()).isNotEmptyFile();
        return unpacked;
    }

    /** How a JVM finds the program. */
    List<String> code() {
        return List.of("-XX:SharedArchiveFile=" + classes(), "-jar", jar());
    }

    private String classes() {
        return folder.resolve("classes.jsa").toString();
    }

    private String jar() {
        return folder.resolve("slipway.jar").toString();
    }

    private static void run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            assertThat(process.waitFor()).as("%s", command).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
