package dev.linkgate.adapter;

import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Loss;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.canonical.RedirectUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request asks that an upstream's version cannot say. */
public final class Losses {
  private Losses() {}

  /**
   * The losses of a request at an upstream that can say these optional fields and no others.
   *
   * @throws GatewayException {@code UNSUPPORTED} when the request acts for an account and the
   *     upstream cannot: without it the link would be somebody else's
   */
  public static List<Loss> of(LinkRequest request, String upstream, Set<Field> sayable) {
    Extras extras = request.extras();
    if (extras.actingFor() != null && !sayable.contains(Field.ACTING_FOR)) {
      throw unsupported(Field.ACTING_FOR, upstream, "It cannot act for another account.");
    }
    List<Loss> losses = new ArrayList<>(0);
    if (request.requirements().fields() != null) {
      lose(Field.REQUIREMENT_FIELDS, sayable, losses);
    }
    if (request.requirements().future() != null) {
      lose(Field.FUTURE_REQUIREMENTS, sayable, losses);
    }
    if (!extras.configurations().isEmpty() && !sayable.contains(Field.CONFIGURATIONS)) {
      losses.add(new Loss(Field.CONFIGURATIONS, false)); // versions that have it demand it
    }
    if (!extras.expand().isEmpty()) {
      lose(Field.EXPAND, sayable, losses);
    }
    if (extras.context() != null) {
      lose(Field.CONTEXT, sayable, losses);
    }
    for (String name : extras.undocumented()) {
      losses.add(new Loss(new Parameter.Own(name), true));
    }
    return losses;
  }

  private static void lose(Field field, Set<Field> sayable, List<Loss> losses) {
    if (!sayable.contains(field)) {
      losses.add(new Loss(field, true));
    }
  }

  /**
   * The failure of a request no wording of which this upstream could carry out.
   *
   * @param why what its API lacks, a sentence
   */
  public static GatewayException unsupported(Field field, String upstream, String why) {
    String message = "Upstream '" + upstream + "' cannot make this link. " + why;
    return new GatewayException(
        Failure.of(FailureKind.UNSUPPORTED, Fault.CALLER, message).about(field));
  }

  /** A URL the upstream cannot do without. */
  public static String needed(@Nullable RedirectUrl url, Field field, String upstream) {
    if (url == null) {
      throw new GatewayException(
          Failure.invalid(
              Reason.PARAMETER_MISSING,
              field,
              "Missing " + Wording.mark(field) + ", which upstream '" + upstream + "' requires."));
    }
    return url.value();
  }

  /**
   * A caller's word that goes on as a header. A line break in it would begin a header of its own,
   * next to our credential.
   */
  public static String header(String value, Field field) {
    if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new GatewayException(
          Failure.invalid(
              Reason.PARAMETER_INVALID,
              field,
              Wording.mark(field) + " may have visible ASCII characters only."));
    }
    return value;
  }
}
