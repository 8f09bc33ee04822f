package dev.linkgate.page;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells who only looks for something to show beside a link from who follows it. */
public final class Previews {
  /**
   * What the common messengers, networks and mail scanners call themselves when they fetch a link
   * that somebody was sent.
   */
  private static final Pattern BOTS =
      Pattern.compile(
          "bot\\b|bot/|spider|crawler|preview|facebookexternalhit|facebot|whatsapp|skypeuri"
              + "|slack-imgproxy|slackbot|embedly|vkshare|viber|snapchat|iframely|google-pagerenderer"
              + "|microsoft office|safelinks|bingpreview");

  private Previews() {}

  /**
   * Whether a request only looks.
   *
   * @param purposes what browsers call a load that nobody asked for
   */
  public static boolean is(@Nullable String userAgent, @Nullable String... purposes) {
    for (@Nullable String purpose : purposes) {
      String word = purpose == null ? "" : purpose.toLowerCase(Locale.ROOT);
      if (word.contains("prefetch") || word.contains("preview") || word.contains("prerender")) {
        return true;
      }
    }
    return userAgent != null && BOTS.matcher(userAgent.toLowerCase(Locale.ROOT)).find();
  }
}
