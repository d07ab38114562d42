package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The table of parts on a desk and on a phone. */
@SlipwayTest
class RaciPageBrowserTests {

    private static final Dimension DESK = new Dimension(1280, 800);
    private static final Dimension PHONE = new Dimension(390, 844);

    @LocalServerPort
    private int port;

    private ChromeDriver browser;
    private Page page;

    @BeforeEach
    void openBrowser() {
        browser = Chromium.start();
        page = new Page(browser);
        page.openAsStranger("http://127.0.0.1:" + port + "/sign-in?next=/procedure/raci");
        page.type(By.id("name"), "qa-lead");
        page.type(By.id("password"), "qa-lead");
        page.click(By.cssSelector(".sign-in button"));
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void isReadOnADeskAndOnAPhone() {
        lookAt(DESK, "raci-desk");
        lookAt(PHONE, "raci-phone");
        browser.get("http://127.0.0.1:" + port + "/procedure/raci?role=qa-lead");
        lookAt(PHONE, "raci-role-phone");
        lookAt(DESK, "raci-role-desk");
    }

    private void lookAt(Dimension size, String name) {
        browser.manage().window().setSize(size);
        page.see(By.xpath("//h1[.='Who does what']"));
        page.picture(name);
        page.longPicture(name + "-long", 3000);
        assertThat(Axe.violations(browser)).isEmpty();
        assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing lies beside the window")
                .isEqualTo(true);
    }
}
