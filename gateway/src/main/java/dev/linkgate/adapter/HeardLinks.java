package dev.linkgate.adapter;

import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Links without a server: keeps what was asked for, and answers as it is told to. */
public final class HeardLinks implements Links {
  private final Reading reading;
  private final Function<LinkRequest, Link> answer;
  private @Nullable LinkRequest heard;

  /**
   * @param answer the link; what it throws ends the call
   */
  public HeardLinks(Reading reading, Function<LinkRequest, Link> answer) {
    this.reading = reading;
    this.answer = answer;
  }

  /** What the generated interface's implementation makes of a body. */
  public static LinkRequest asked(Ingress ingress, Reading reading) {
    HeardLinks links =
        new HeardLinks(
            reading,
            _ -> {
              throw new Asked();
            });
    try {
      Object answer = ingress.create(reading.model(), links);
      throw new IllegalStateException("a link was answered that nobody made: " + answer.getClass());
    } catch (Asked asked) {
      return links.heard().orElseThrow();
    }
  }

  @Override
  public Reading reading() {
    return reading;
  }

  @Override
  public <T> T create(LinkRequest request, Function<Link, T> toWire) {
    heard = request;
    return toWire.apply(answer.apply(request));
  }

  /** What was asked for; empty where it never came to that. */
  public Optional<LinkRequest> heard() {
    return Optional.ofNullable(heard);
  }

  /** Ends a resource where it has said what it asks. */
  private static final class Asked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Asked() {
      super("asked", null, false, false);
    }
  }
}
