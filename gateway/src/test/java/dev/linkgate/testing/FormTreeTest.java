package dev.linkgate.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormTreeTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "a=1&b=2 | {\"a\":\"1\",\"b\":\"2\"}",
        "a=x%20y+z | {\"a\":\"x y z\"}",
        "a=b=c[d] | {\"a\":\"b=c[d]\"}",
        "a[b][c]=1&a[b][d]=2 | {\"a\":{\"b\":{\"c\":\"1\",\"d\":\"2\"}}}",
        "a[0]=x&a[1]=y | {\"a\":[\"x\",\"y\"]}",
        "a[]=x&a[]=y | {\"a\":[\"x\",\"y\"]}",
        "a= | {\"a\":\"\"}"
      })
  void readsWhatSdksSend(String form, String tree) {
    assertThat(FormTree.read(form)).hasToString(tree);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "[b]=1", "a=1&a=2", "a[b=1"})
  void refusesWhatTheyNeverSend(String form) {
    assertThatIllegalArgumentException().isThrownBy(() -> FormTree.read(form));
  }
}
