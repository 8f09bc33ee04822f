package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two callers behind one provider account: what an idempotency key means is each one's own. */
@ExtendWith(SdkRun.class)
class SharedUpstreamTest {
  private static final String KEY = "order 4711";
  private static final SdkOptions KEYED = SdkOptions.DEFAULT.withIdempotencyKey(KEY);
  @AutoClose private static final Stage STAGE = new Stage();
  private static final Map<Cell, Cell> NEIGHBOURS = new HashMap<>();

  static {
    for (SdkCaller caller : SdkCaller.values()) {
      for (Target target : List.of(Target.V1, Target.ENDIVE, Target.WHOP_COMPANY)) {
        Cell cell = STAGE.cell(caller, target);
        NEIGHBOURS.put(cell, STAGE.cell(caller, target).sharing(cell));
      }
    }
  }

  @BeforeAll
  static void start() {
    STAGE.start();
  }

  static Stream<Cell> cells() {
    return STAGE.cells().stream().filter(NEIGHBOURS::containsKey);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void sameKeyOfTwoCallersReachesTheUpstreamAsTwo(Cell cell) {
    Cell neighbour = Objects.requireNonNull(NEIGHBOURS.get(cell));

    List<SdkReply> replies = new ArrayList<>();
    replies.add(cell.ask("account_onboarding", KEYED));
    replies.add(cell.ask("account_onboarding", KEYED));
    replies.add(neighbour.ask("account_onboarding", KEYED));
    replies.add(cell.ask("account_onboarding", SdkOptions.DEFAULT));
    replies.add(cell.ask("account_onboarding", SdkOptions.DEFAULT));

    assertThat(replies).hasOnlyElementsOfType(SdkReply.Ok.class);
    List<String> seen =
        cell.asked().stream()
            .map(asked -> String.valueOf(asked.header("Idempotency-Key")))
            .toList();
    assertThat(seen).as("the second call is a replay").hasSize(4).doesNotContain(KEY, "null");
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(((SdkReply.Ok) replies.getFirst()).lastResponse().idempotencyKey()).isEqualTo(KEY);
    assertThat(cell.tap().answered()).doesNotContain(seen);
    assertThat(neighbour.tap().answered()).doesNotContain(seen);
  }
}
