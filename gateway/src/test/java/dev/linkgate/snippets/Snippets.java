package dev.linkgate.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The console's own module, asked as its page asks it, and its answers in files. */
final class Snippets {
  private static final Path HERE =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();

  /** Programs that help, beside the packages they need. */
  static final Path SDK = HERE.resolve("src/test/sdk");

  private static final Path MODULE = HERE.resolve("src/main/resources/console/snippets/index.js");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Snippets() {}

  /** Skips the test without node, in which the module is run. */
  static void assumeNode() {
    NodePackages.assume(
        NodePackages.missingNode(System.getenv()), "; it runs the snippets", System.getenv());
  }

  /**
   * The code for each form in one language.
   *
   * @param caller whose name `linkgate explain` is given
   */
  static List<String> code(
      Path folder, String language, List<Form> forms, String gatewayUrl, String caller)
      throws IOException {
    ArrayNode wanted = JSON.createArrayNode();
    for (Form form : forms) {
      ObjectNode asked = wanted.addObject().put("id", language).putObject("asked");
      asked.put("api", form.api()).put("version", form.version()).put("path", form.path());
      asked.put("gatewayUrl", gatewayUrl).put("caller", caller).set("body", form.body());
      asked.putObject("headers").put("Idempotency-Key", form.idempotencyKey());
    }
    Programs.Ran ran =
        Programs.run(
            folder,
            Map.of(),
            wanted.toString(),
            List.of("node", SDK.resolve("snippets.mjs").toString(), MODULE.toString()));
    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode code = JSON.readTree(String.join("", ran.out()));
    return code.valueStream().map(JsonNode::textValue).toList();
  }

  /** Each in a file of its own. */
  static List<Path> files(Path folder, List<String> code, String ending) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String one : code) {
      Path file = folder.resolve("snippet-" + files.size() + ending);
      files.add(Files.writeString(file, one));
    }
    return files;
  }

  /** A command and the files it is given. */
  static List<String> command(List<String> program, List<Path> files) {
    List<String> command = new ArrayList<>(program);
    files.forEach(file -> command.add(file.toString()));
    return command;
  }
}
