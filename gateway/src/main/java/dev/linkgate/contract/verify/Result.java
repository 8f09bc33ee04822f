package dev.linkgate.contract.verify;

import java.util.List;

/**
 * One case, and what became of it. Holds no credential and no link.
 *
 * @param id the part's word and what was varied, the same from run to run
 * @param sent the request, credentials masked; empty where none was sent for this case alone
 * @param expected what the document, or the API's rules, allow
 * @param got what came
 * @param pointer where the document says so; empty for a rule that is in no document
 * @param problems each way in which the answer is not as expected
 * @param notes what a reader should know besides
 */
public record Result(
    Part part,
    String id,
    String sent,
    String expected,
    String got,
    String pointer,
    Verdict verdict,
    List<String> problems,
    List<String> notes) {
  public Result {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** A case without a request of its own. */
  static Result unasked(
      Part part, String id, String expected, String pointer, Verdict verdict, String note) {
    return new Result(part, id, "", expected, "", pointer, verdict, List.of(), List.of(note));
  }
}
