package dev.linkgate.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
  @ParameterizedTest
  @CsvSource({
    "https://shop.example/done, https://shop.example/done",
    "https://shop.example, https://shop.example",
    "https://shop.example/done?session=secret, https://shop.example/done…",
    "https://shop.example#secret, https://shop.example…",
    "https://user:secret@shop.example/done, https://shop.example/done",
    "https://bücher.example/ä, https://xn--bcher-kva.example/%C3%A4"
  })
  void aPlaceIsShownWithoutWhatMayBeSecret(String url, String place) {
    assertThat(Html.place(url)).isEqualTo(place);
  }
}
