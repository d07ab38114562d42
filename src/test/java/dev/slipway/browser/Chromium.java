package dev.slipway.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The browser of this machine, with a profile of its own; nothing is downloaded. */
final class Chromium {

    private static final Path BROWSER = path("CHROMIUM", "/usr/bin/chromium");
    private static final Path DRIVER = path("CHROMEDRIVER", "/usr/bin/chromedriver");
    private static final String ABSENT =
            "SKIPPED: no Chromium; apt-get install -y chromium chromium-driver, or set CHROMIUM and CHROMEDRIVER";

    private Chromium() {}

    /** Starts the browser; without one the test is skipped, but fails on a build server. */
    static ChromeDriver start() {
        requirePresent();
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new ChromeDriver(service, options());
    }

    private static void requirePresent() {
        boolean present = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        if (!present && isBuildServer()) {
            fail(ABSENT);
        }
        assumeTrue(present, ABSENT);
    }

    private static boolean isBuildServer() {
        return Boolean.getBoolean("CI") || Boolean.parseBoolean(System.getenv("CI"));
    }

    private static ChromeOptions options() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                // the sandbox refuses to start for root, which build containers are
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1600,1200",
                "--user-data-dir=" + freshProfile());
        return options;
    }

    private static Path freshProfile() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chromium-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String variable, String otherwise) {
        return Path.of(Objects.requireNonNullElse(System.getenv(variable), otherwise));
    }
}
