package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What eyes and hands do with any page: wait for a thing, click it, type into it, take its picture. */
final class Page {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Dimension PHONE = new Dimension(390, 844);
    private static final int LONG = 2600;
    private static final Dimension DESK = new Dimension(1280, 800);

    private final ChromeDriver browser;
    private final WebDriverWait wait;

    Page(ChromeDriver browser) {
        this.browser = browser;
        this.wait = new WebDriverWait(browser, PATIENCE);
        wait.pollingEvery(Duration.ofMillis(100))
                .ignoreAll(List.of(StaleElementReferenceException.class, ElementClickInterceptedException.class));
    }

    /** Opens the address as somebody who was never here. */
    void openAsStranger(String address) {
        browser.manage().deleteAllCookies();
        browser.get(address);
    }

    /** Opens the address as a person of the sample, who is asked for name and password first. */
    void openAs(String person, String address) {
        openAsStranger(address);
        type(By.id("name"), person);
        type(By.id("password"), person);
        click(By.cssSelector(".sign-in button"));
    }

    /** Waits for it and brings it into view. */
    WebElement see(By what) {
        WebElement found = wait.until(ExpectedConditions.visibilityOfElementLocated(what));
        bringIntoView(found);
        return found;
    }

    /** Everything of the kind, each brought into view when its turn comes. */
    void forEvery(By what, Consumer<WebElement> action) {
        see(what);
        browser.findElements(what).forEach(found -> {
            bringIntoView(found);
            action.accept(found);
        });
    }

    private void bringIntoView(WebElement found) {
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
    }

    void seeNoMore(By what) {
        wait.until(ExpectedConditions.invisibilityOfElementLocated(what));
    }

    /** Clicks as soon as it can be clicked and nothing lies over it. */
    void click(By what) {
        wait.until(driver -> {
            WebElement found = ExpectedConditions.elementToBeClickable(what).apply(driver);
            if (found != null) {
                found.click();
            }
            return found != null;
        });
    }

    /** Writes over what stands there. */
    void type(By where, String text) {
        see(where).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    /** Writes again where the page took the cursor away meanwhile. */
    void typeUntilKept(By where, String text) {
        wait.until(driver -> {
            type(where, text);
            return text.equals(driver.findElement(where).getDomProperty("value"));
        });
    }

    /** The page of this heading on a phone and on a desk, with pictures: all of it inside, and nothing for axe-core. */
    void looksRight(String heading, String name) {
        looksRight(PHONE, heading, name + "-phone");
        looksRight(DESK, heading, name + "-desk");
    }

    /** The same on a desk whose colours are dark. */
    void looksRightInTheDark(String heading, String name) {
        scheme(List.of(Map.of("name", "prefers-color-scheme", "value", "dark")));
        looksRight(DESK, heading, name + "-dark");
        scheme(List.of());
    }

    private void scheme(List<Map<String, String>> features) {
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", features));
    }

    private void looksRight(Dimension size, String heading, String name) {
        browser.manage().window().setSize(size);
        see(By.xpath("//h1[.='" + heading + "']"));
        longPicture(name, LONG);
        assertThat(Axe.violations(browser)).as(name).isEmpty();
        assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing lies beside the window of " + name)
                .isEqualTo(true);
    }

    void phone() {
        browser.manage().window().setSize(PHONE);
    }

    /** Stores a picture of the whole window under {@code target/screenshots}. */
    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores a picture in a window so high that a long form is seen whole. */
    void longPicture(String name, int height) {
        Dimension size = browser.manage().window().getSize();
        browser.manage().window().setSize(new Dimension(size.getWidth(), height));
        picture(name);
        browser.manage().window().setSize(size);
    }
}
