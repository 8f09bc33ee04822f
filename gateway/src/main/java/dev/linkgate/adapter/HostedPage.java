package dev.linkgate.adapter;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** A page of our own behind a token; the implementing class names its path. */
public interface HostedPage {
  /** What a browser gets that opens the page. */
  @GET
  Response open(@PathParam("token") String token);
}
