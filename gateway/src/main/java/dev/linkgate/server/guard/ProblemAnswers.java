package dev.linkgate.server.guard;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.linkgate.adapter.Headers;
import dev.linkgate.canonical.Failure;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A small problem+json (RFC 9457), for what fails before a path is known. */
public final class ProblemAnswers implements GuardAnswers {
  @Override
  public Answer answer(int status, @Nullable String path, Failure failure) {
    StringBuilder json = new StringBuilder(160).append("{\"title\":\"");
    json.append(StatusLine.phrase(status)).append("\",\"status\":").append(status);
    json.append(",\"detail\":\"");
    JsonStringEncoder.getInstance().quoteAsString(failure.message(), json);
    json.append("\"}");
    return new Answer(
        status,
        Headers.of(
            "Content-Type", "application/problem+json", "Linkgate-Fault", failure.fault().word()),
        json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
