package dev.linkgate.server.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static GatewayException refusal(String form) {
    GatewayException refused =
        catchThrowableOfType(GatewayException.class, () -> BodyReader.readForm(utf8(form)));
    assertThat(refused).as(form).isNotNull();
    return refused;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|{}",
        "&&|{}",
        "a=1|{\"a\":\"1\"}",
        "a=1&b=2&|{\"a\":\"1\",\"b\":\"2\"}",
        "a|{\"a\":\"\"}",
        "a=|{\"a\":\"\"}",
        "a=b=c&d==|{\"a\":\"b=c\",\"d\":\"=\"}",
        "a=1&a=2|{\"a\":\"2\"}",
        "a=x+y%20z%2B|{\"a\":\"x y z+\"}",
        "a=%C3%BC%F0%9F%98%80|{\"a\":\"ü😀\"}",
        "a=ü|{\"a\":\"ü\"}",
        "a=x*[y]|{\"a\":\"x*[y]\"}",
        "a=]x[|{\"a\":\"]x[\"}",
        "a%5Bb%5D=1|{\"a\":{\"b\":\"1\"}}",
        "collection_options%5Bfields%5D=x|{\"collection_options\":{\"fields\":\"x\"}}",
        "a[b]=1&a[c]=2|{\"a\":{\"b\":\"1\",\"c\":\"2\"}}",
        "a[b]=1&a[b]=2|{\"a\":{\"b\":\"2\"}}",
        "a[b][c][d][e]=1|{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":\"1\"}}}}}",
        "a[]=1&a[]=2|{\"a\":[\"1\",\"2\"]}",
        "expand[0]=account&expand[1]=x.y|{\"expand\":[\"account\",\"x.y\"]}",
        "a[2]=c&a[0]=a|{\"a\":[\"a\",\"c\"]}",
        "a[100]=z|{\"a\":[\"z\"]}",
        "a[0]=1&a[0]=2|{\"a\":[\"2\"]}",
        "a[0][b]=1&a[0][c]=2&a[1][b]=3|{\"a\":[{\"b\":\"1\",\"c\":\"2\"},{\"b\":\"3\"}]}",
        "a[][b]=1&a[][c]=2&a[][b]=3|{\"a\":[{\"b\":\"1\",\"c\":\"2\"},{\"b\":\"3\"}]}",
        "a[0][1]=x|{\"a\":[[\"x\"]]}",
        "metadata[a[b]]=1|{\"metadata\":{\"a[b]\":\"1\"}}",
        "metadata[a[b][c]]=1|{\"metadata\":{\"a[b][c]\":\"1\"}}",
        "metadata[-1]=1|{\"metadata\":{\"-1\":\"1\"}}",
        "0=x|{\"0\":\"x\"}",
        "a.b=1&a b=2|{\"a.b\":\"1\",\"a b\":\"2\"}",
        "a[b c]=1|{\"a\":{\"b c\":\"1\"}}",
        "a=1;b=2|{\"a\":\"1;b=2\"}",
        "__proto__[x]=1|{\"__proto__\":{\"x\":\"1\"}}",
      })
  void formsBecomeTrees(String form, String json) throws JsonProcessingException {
    assertThat(BodyReader.readForm(utf8(form))).isEqualTo(JSON.readTree(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%4",
        "a=%zz",
        "a=%4g",
        "%=1",
        "a=%00",
        "a\0=1",
        "a=%C3",
        "a=%C0%AF",
        "a=%ED%A0%80",
        "a=%FF",
        "a=%u0041",
        "%FF=1"
      })
  void malformedEscapesAndTextAreRefused(String form) {
    assertThat(refusal(form).failure().reason()).isEqualTo(Reason.BODY_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1",
        "=",
        "[a]=1",
        "[]=1",
        "a[b=1",
        "a]b=1",
        "a[b]c=1",
        "a[b]]=1",
        "a[[b]=1",
        "a[b]c[d]=1",
        "a[b][=1",
        "]=1",
        "a[b][c][d][e][f]=1",
        "a[101]=1",
        "a[1000000000000]=1",
        "a[00]=1",
        "a[01]=1"
      })
  void namesThatCannotBePlacedAreRefused(String form) {
    var failure = refusal(form).failure();

    assertThat(failure.reason()).isEqualTo(Reason.PARAMETER_INVALID);
    assertThat(failure.parameter())
        .isEqualTo(new Parameter.Own(form.substring(0, form.indexOf('='))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1&a[b]=2",
        "a[b]=2&a=1",
        "a=&a[b]=2",
        "a[]=1&a[b]=2",
        "a[b]=1&a[]=2",
        "a[0]=1&a[b]=2",
        "a[0]=1&a[]=2",
        "a[]=1&a[0]=2",
        "a[]=1&a=2",
        "a=1&a[]=2",
        "a[b]=1&a[b][c]=2",
        "a[b][c]=1&a[b]=2",
        "a[0]=1&a[0][b]=2"
      })
  void contradictionsAreRefusedAtTheSecondName(String form) {
    String second = form.substring(form.indexOf('&') + 1, form.lastIndexOf('='));

    assertThat(refusal(form).failure().parameter()).isEqualTo(new Parameter.Own(second));
  }

  @Test
  void twoHundredPairsAreReadAndOneMoreIsNot() {
    assertThat(BodyReader.readForm(utf8("a=1&".repeat(200)))).hasSize(1);
    assertThat(refusal("a=1&".repeat(201)).failure().reason()).isEqualTo(Reason.BODY_MALFORMED);
  }

  @Test
  void contentTypesAreComparedWithoutParameters() {
    assertThat(
            TypedBody.accepts(BodyFormat.FORM, "application/x-www-form-urlencoded;charset=UTF-8"))
        .isTrue();
    assertThat(TypedBody.accepts(BodyFormat.JSON, "Application/JSON; charset=\"utf-8\"")).isTrue();
    assertThat(TypedBody.accepts(BodyFormat.JSON, "application/json;charset=utf-16")).isFalse();
    assertThat(TypedBody.accepts(BodyFormat.JSON, "text/json")).isFalse();
    assertThat(TypedBody.accepts(BodyFormat.JSON, null)).isFalse();
  }

  @Test
  void anotherContentTypeIsSaidToBeWrong() {
    GatewayException refused =
        catchThrowableOfType(
            GatewayException.class,
            () -> TypedBody.read(BodyFormat.JSON, "text/plain", utf8("{}")));

    assertThat(refused.failure().reason()).isEqualTo(Reason.CONTENT_TYPE);
    assertThat(TypedBody.read(BodyFormat.FORM, null, new byte[0])).isEmpty();
  }
}
