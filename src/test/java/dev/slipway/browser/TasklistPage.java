package dev.slipway.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Tasklist as a person uses it: things are found by the words that are on the screen. */
final class TasklistPage {

    private static final By FORM = By.cssSelector(".fjs-container .fjs-form");
    private static final By REFUSAL = By.cssSelector(".notifications .alert-danger .message");

    private final Page page;

    TasklistPage(Page page) {
        this.page = page;
    }

    /** A person of the sample, whose password is the user's id. */
    void logIn(int port, String user) {
        logIn("http://127.0.0.1:" + port, user);
    }

    void logIn(String server, String user) {
        page.openAsStranger(server + "/camunda/app/tasklist/default/");
        logInHere(user);
    }

    /** Where the page asks who is there; it moves the cursor to the name once, whatever is being typed then. */
    void logInHere(String user) {
        page.typeUntilKept(By.cssSelector("input[name=username], input[placeholder=Username]"), user);
        page.typeUntilKept(By.cssSelector("input[type=password]"), user);
        page.click(By.cssSelector("button[type=submit]"));
        page.see(By.linkText("Start process"));
    }

    void openStartForm(String process) {
        page.click(By.linkText("Start process"));
        page.click(By.linkText(process));
        page.see(FORM);
    }

    /** Opens the task that the list shows for the release. */
    void openTask(String name, String release) {
        page.click(By.xpath("//li[contains(@class, 'task')][.//*[normalize-space()='" + release
                + "']]//a[normalize-space()='" + name + "']"));
        page.see(FORM);
    }

    void claim() {
        page.click(By.cssSelector("[ng-click='claim()']"));
        page.see(By.cssSelector("[ng-click='unclaim()']"));
    }

    void giveBack() {
        page.click(By.cssSelector("[ng-click='unclaim()']"));
        page.see(By.cssSelector("[ng-click='claim()']"));
    }

    void write(String label, String text) {
        page.type(field(label), text);
    }

    String written(String label) {
        return String.valueOf(page.see(field(label)).getDomProperty("value"));
    }

    /** Ticks the box or takes the choice with this label. */
    void choose(String label) {
        page.click(By.xpath("//label[normalize-space()='" + label + "']/input"));
    }

    /** Takes the same choice in every question of the form. */
    void chooseEverywhere(String label) {
        page.forEvery(By.xpath("//label[normalize-space()='" + label + "']/input"), WebElement::click);
    }

    /** Writes the same into every field for free text. */
    void writeEverywhere(String text) {
        page.forEvery(
                By.cssSelector(".fjs-form-field-textfield input, .fjs-form-field-textarea textarea"),
                field -> field.sendKeys(text));
    }

    void start() {
        page.click(button("Start"));
    }

    void complete() {
        page.click(button("Complete"));
    }

    /** What the server said, in the red box. */
    String refusal() {
        return page.see(REFUSAL).getText();
    }

    /** The red box lies over the buttons of a long form. */
    void closeRefusal() {
        page.click(By.cssSelector(".notifications [ng-click^=removeNotification]"));
        page.seeNoMore(REFUSAL);
    }

    void seeDialogClosed() {
        page.seeNoMore(By.cssSelector(".modal-dialog"));
    }

    void seeTaskGone(String name) {
        page.seeNoMore(By.linkText(name));
    }

    private static By button(String text) {
        return By.xpath("//button[normalize-space()='" + text + "']");
    }

    private static By field(String label) {
        return By.xpath("//label[text()[normalize-space()='" + label
                + "']]/following-sibling::*/descendant-or-self::*[self::input or self::textarea]");
    }
}
