package dev.linkgate.adapter;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import java.nio.charset.StandardCharsets;

/** How long an idempotency key may be. */
public final class KeyLength {
  /** What Stripe and Whop document. */
  private static final int MOST = 255;

  private KeyLength() {}

  /**
   * Counts characters.
   *
   * @throws GatewayException when there are too many
   */
  public static void characters(IdempotencyKey key) {
    byte[] bytes = key.reveal().getBytes(StandardCharsets.ISO_8859_1); // as headers are read
    check(new String(bytes, StandardCharsets.UTF_8).codePoints().count(), "characters");
  }

  /**
   * Counts bytes.
   *
   * @throws GatewayException when there are too many
   */
  public static void bytes(IdempotencyKey key) {
    check(key.reveal().length(), "bytes"); // a header is read one character a byte
  }

  private static void check(long length, String unit) {
    if (length > MOST) {
      throw new GatewayException(
          Failure.invalid(
              Reason.IDEMPOTENCY_KEY,
              new Parameter.Own("Idempotency-Key"),
              "The Idempotency-Key has " + length + " " + unit + ", and may have " + MOST + "."));
    }
  }
}
