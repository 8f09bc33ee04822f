package dev.linkgate.contract.fidelity;

import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A canonical request, field by field.
 *
 * @param fields what was said; what was not is not there
 * @param undocumented what no document names
 */
record Said(Map<Field, String> fields, List<String> undocumented) {

  static Said of(LinkRequest request) {
    Map<Field, String> said = new EnumMap<>(Field.class);
    Extras extras = request.extras();
    for (Field field : Field.values()) {
      String value =
          switch (field) {
            case ACCOUNT -> request.account().given() ? request.account().value() : null;
            case PURPOSE -> purpose(request.purpose());
            case REFRESH_URL -> url(request.refreshUrl());
            case RETURN_URL -> url(request.returnUrl());
            case REQUIREMENT_FIELDS -> name(request.requirements().fields());
            case FUTURE_REQUIREMENTS -> name(request.requirements().future());
            case CONFIGURATIONS -> list(extras.configurations());
            case EXPAND -> list(extras.expand());
            case ACTING_FOR -> extras.actingFor();
            case CONTEXT -> extras.context();
          };
      if (value != null) {
        said.put(field, value);
      }
    }
    return new Said(said, extras.undocumented());
  }

  private static String purpose(LinkPurpose purpose) {
    return purpose instanceof LinkPurpose.Unknown unknown
        ? "unknown " + unknown.asked()
        : purpose.word();
  }

  private static @Nullable String url(@Nullable RedirectUrl url) {
    return url == null ? null : url.value();
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static @Nullable String list(List<String> values) {
    return values.isEmpty() ? null : values.toString();
  }

  /** Whether two requests say the same in one field. */
  boolean agrees(Said other, Field field) {
    return Objects.equals(fields.get(field), other.fields.get(field));
  }

  /** The fields in which two requests differ. */
  Set<Field> differences(Said other) {
    Set<Field> differing = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      if (!agrees(other, field)) {
        differing.add(field);
      }
    }
    return differing;
  }
}
