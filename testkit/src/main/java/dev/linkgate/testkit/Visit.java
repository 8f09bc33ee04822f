package dev.linkgate.testkit;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where a visitor is after a step: at a page, or about to go on. */
public final class Visit {
  private final Visitor visitor;
  private final URI url;
  private final Browser.Answer answer;

  Visit(Visitor visitor, URI url, Browser.Answer answer) {
    this.visitor = visitor;
    this.url = url;
    this.answer = answer;
  }

  /** What was asked for. */
  public URI url() {
    return url;
  }

  /** The answer's HTTP status. */
  public int status() {
    return answer.status();
  }

  /** The page's HTML. */
  public String text() {
    return answer.text();
  }

  /** Where the visitor is sent; empty at a page. */
  public Optional<URI> redirect() {
    return answer.redirect();
  }

  /**
   * Goes where it is sent.
   *
   * @throws IllegalStateException at a page
   */
  public Visit follow() {
    return visitor.open(
        redirect().orElseThrow(() -> new IllegalStateException("nothing to follow; " + this)));
  }

  /** Gives what the sandbox's page asks for: the button that completes it. */
  public Visit complete() {
    return act("complete");
  }

  /** Saves and leaves the sandbox's page, by the return URL. */
  public Visit leave() {
    return act("leave");
  }

  /** Lets the link expire at the sandbox's page, and leaves by the refresh URL. */
  public Visit expire() {
    return act("expire");
  }

  /**
   * Presses a button of any page whose form sends nothing else.
   *
   * @param label as the page has it
   * @throws IllegalStateException when there is no such button
   */
  public Visit press(String label) {
    return press(
        buttons().stream().filter(button -> button.label().equals(label)).findFirst(), label);
  }

  /** The labels of the page's buttons, in their order. */
  public List<String> labels() {
    return buttons().stream().map(Button::label).toList();
  }

  private Visit act(String action) {
    return press(
        buttons().stream().filter(button -> button.action().endsWith("/" + action)).findFirst(),
        action);
  }

  private Visit press(Optional<Button> button, String wanted) {
    Button found =
        button.orElseThrow(() -> new IllegalStateException("no button to " + wanted + "; " + this));
    return visitor.post(url.resolve(found.action()));
  }

  private List<Button> buttons() {
    return Button.of(text());
  }

  /** What a failed assertion should say. */
  @Override
  public String toString() {
    return url
        + " answered "
        + status()
        + redirect().map(to -> ", leads to " + to).orElse(", with the buttons " + labels());
  }
}
