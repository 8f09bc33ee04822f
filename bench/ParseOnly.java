import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import org.yaml.snakeyaml.LoaderOptions;

/** A JVM that reads one document into a tree and ends: what no reader of it can be faster than. */
final class ParseOnly {
  private ParseOnly() {}

  public static void main(String[] args) throws Exception {
    File file = new File(args[0]);
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    ObjectMapper mapper =
        file.getName().endsWith(".json")
            ? new ObjectMapper()
            : new ObjectMapper(YAMLFactory.builder().loaderOptions(options).build());
    JsonNode tree = mapper.readTree(file);
    System.out.println(tree.size());
  }
}
