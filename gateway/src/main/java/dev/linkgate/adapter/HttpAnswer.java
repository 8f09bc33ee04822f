package dev.linkgate.adapter;

/**
 * An upstream's whole answer.
 *
 * @param status 200 to 599
 * @param headers all of them
 * @param body complete and within the limit
 */
public record HttpAnswer(int status, Headers headers, byte[] body) {
  @Override
  public String toString() {
    return "HttpAnswer[" + status + ", " + body.length + " bytes]"; // the body may hold a link
  }
}
