package dev.linkgate.console.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request of one version. The names in the JSON stay.
 *
 * @param headers those that may be left out; the version's is not among them
 * @param body the whole body, an object
 * @param examples bodies that are right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Form(
    String api,
    String version,
    String method,
    String path,
    @JsonProperty("media-type") String mediaType,
    @JsonProperty("version-header") String versionHeader,
    @Nullable String summary,
    @Nullable String description,
    List<HeaderField> headers,
    FormField body,
    List<Example> examples) {
  /** A header that a caller may send. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HeaderField(String name, String description, @Nullable Integer longest) {}

  /** A body that is right. */
  record Example(String name, String summary, JsonNode value) {}
}
