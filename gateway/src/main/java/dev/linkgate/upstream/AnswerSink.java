package dev.linkgate.upstream;

import dev.linkgate.adapter.Headers;
import java.io.IOException;
import java.io.OutputStream;

/** Where a streamed answer goes: asked for once, when the answer's head has come. */
@FunctionalInterface
public interface AnswerSink {
  /**
   * @param length of the body that will be written, -1 when not known before its end
   * @return where the body goes; flushed whenever the upstream pauses, not closed
   */
  OutputStream answer(int status, Headers headers, long length) throws IOException;
}
