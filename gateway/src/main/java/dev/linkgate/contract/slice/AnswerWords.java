package dev.linkgate.contract.slice;

/** What an answer is called whose provider's words are left out; OpenAPI demands a description. */
final class AnswerWords {
  private AnswerWords() {}

  static String of(String status) {
    return switch (status) {
      case "200" -> "The link was made";
      case "201" -> "Something was made";
      case "202" -> "The request was taken for later";
      case "400" -> "The request is malformed or lacks something";
      case "401" -> "The key is missing or unknown";
      case "402" -> "Asked for rightly, but not carried out";
      case "403" -> "The key may not do this";
      case "404" -> "No such account";
      case "409" -> "Another request is in the way";
      case "422" -> "The request is well formed and cannot be carried out";
      case "429" -> "Too many requests";
      case "500" -> "The provider failed";
      case "503" -> "The provider is out of service";
      case "default" -> "Any other answer";
      default -> "An answer with status " + status;
    };
  }
}
