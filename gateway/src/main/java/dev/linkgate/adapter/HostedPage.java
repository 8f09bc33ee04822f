package dev.linkgate.adapter;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A page of our own behind a token; the implementing class names its path. */
public interface HostedPage {
  /**
   * What a browser gets that follows the link.
   *
   * @param userAgent as it calls itself
   * @param secPurpose and the others: what a browser says that loads a page nobody asked for
   */
  @GET
  Response open(
      @PathParam("token") String token,
      @HeaderParam("User-Agent") @Nullable String userAgent,
      @HeaderParam("Sec-Purpose") @Nullable String secPurpose,
      @HeaderParam("Purpose") @Nullable String purpose,
      @HeaderParam("X-Purpose") @Nullable String otherPurpose,
      @HeaderParam("X-Moz") @Nullable String moz);

  /** What asks for headers alone. */
  @HEAD
  Response look(@PathParam("token") String token);

  /**
   * A button of the page. Its form has no body.
   *
   * @param ticket which the page was given when it was opened
   */
  @POST
  @Path("{ticket}/{action}")
  Response act(
      @PathParam("token") String token,
      @PathParam("ticket") String ticket,
      @PathParam("action") String action);
}
