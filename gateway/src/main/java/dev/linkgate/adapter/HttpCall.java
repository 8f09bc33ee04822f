package dev.linkgate.adapter;

import java.net.URI;

/**
 * One request to an upstream, complete: nothing below changes or repeats it.
 *
 * @param method in capitals
 * @param uri absolute
 * @param headers all of them, credentials included; Host and Content-Length are added by the port
 * @param body empty for none
 */
public record HttpCall(String method, URI uri, Headers headers, byte[] body) {
  @Override
  public String toString() {
    return "HttpCall[" + method + " " + uri.getHost() + uri.getPath() + "]"; // headers hold keys
  }
}
