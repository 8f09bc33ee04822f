package dev.linkgate.adapter;

import java.net.URI;

/**
 * One request to an upstream, complete: nothing below changes it, and whatever repeats it sends the
 * same bytes and headers.
 *
 * @param method in capitals
 * @param uri absolute
 * @param headers all of them, credentials included; Host and Content-Length are added by the port
 * @param body empty for none
 * @param repeatable whether the upstream knows a repetition by the key among the headers, and
 *     carries it out once
 */
public record HttpCall(String method, URI uri, Headers headers, byte[] body, boolean repeatable) {
  @Override
  public String toString() {
    return "HttpCall[" + method + " " + uri.getHost() + uri.getPath() + "]"; // headers hold keys
  }
}
