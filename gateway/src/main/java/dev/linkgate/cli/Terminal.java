package dev.linkgate.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Where commands write. */
record Terminal(PrintWriter out, PrintWriter err) {
  /** A line of data. */
  void print(String line) {
    out.println(line);
    out.flush();
  }

  /** A line for whoever watches. */
  void say(String line) {
    err.println(line);
    err.flush();
  }

  void json(Object data) {
    try {
      print(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(data));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
