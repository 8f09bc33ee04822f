package dev.linkgate.server.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Random trees, written as the two Stripe SDKs write them, come back the same. */
class FormRoundTripTest {
  private static final int ROUNDS = 3_000;
  private static final String[] PIECES = {
    "a", "Z", "7", " ", "+", "%", "&", "=", "*", "~", "'", "(", "[x]", "]", "ü", "漢", "😀", "\n",
    "/", "?", "#", ";"
  };

  private final Random random = new Random(20261120);

  @Test
  void whatStripeNodeWritesIsReadBack() {
    for (int i = 0; i < ROUNDS; i++) {
      ObjectNode tree = object(3);

      String form = String.join("&", pairs(tree, FormRoundTripTest::node));

      assertThat(BodyReader.readForm(form.getBytes(StandardCharsets.UTF_8)))
          .as(form)
          .isEqualTo(tree);
    }
  }

  @Test
  void whatStripeJavaWritesInAnyOrderIsReadBack() {
    for (int i = 0; i < ROUNDS; i++) {
      ObjectNode tree = object(3);
      List<String> pairs = pairs(tree, FormRoundTripTest::java);
      Collections.shuffle(pairs, random);

      String form = String.join("&", pairs);

      assertThat(BodyReader.readForm(form.getBytes(StandardCharsets.UTF_8)))
          .as(form)
          .isEqualTo(tree);
    }
  }

  private ObjectNode object(int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      String key = "k" + random.nextInt(50) + (random.nextInt(9) == 0 ? "[x] ü" : "");
      object.set(depth == 3 ? key.replaceAll("\\W", "") : key, node(depth));
    }
    return object;
  }

  private JsonNode node(int depth) {
    if (depth == 0 || random.nextBoolean()) {
      return JsonNodeFactory.instance.textNode(text());
    }
    if (random.nextBoolean()) {
      return object(depth - 1);
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      array.add(node(depth - 1));
    }
    return array;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static List<String> pairs(ObjectNode tree, UnaryOperator<String> escape) {
    List<String> pairs = new ArrayList<>();
    tree.properties().forEach(one -> pairs(pairs, one.getKey(), one.getValue(), escape));
    return pairs;
  }

  private static void pairs(
      List<String> pairs, String name, JsonNode node, UnaryOperator<String> escape) {
    if (node.isObject()) {
      node.properties()
          .forEach(one -> pairs(pairs, name + "[" + one.getKey() + "]", one.getValue(), escape));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        pairs(pairs, name + "[" + i + "]", node.get(i), escape);
      }
    } else {
      pairs.add(escape.apply(name) + "=" + escape.apply(node.textValue()));
    }
  }

  private static String node(String text) {
    return java(text).replace("+", "%20").replace("%7E", "~").replace("*", "%2A");
  }

  private static String java(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%5B", "[").replace("%5D", "]");
  }
}
