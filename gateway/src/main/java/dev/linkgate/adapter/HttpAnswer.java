package dev.linkgate.adapter;

/**
 * A whole HTTP answer: an upstream's, or one rendered for a caller.
 *
 * @param status 200 to 599
 * @param headers an upstream's: all of them; a rendered one: those only the API knows
 * @param body complete and within the limit
 */
public record HttpAnswer(int status, Headers headers, byte[] body) {
  @Override
  public String toString() {
    return "HttpAnswer[" + status + ", " + body.length + " bytes]"; // the body may hold a link
  }
}
