package dev.linkgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What tests compile against. */
class PublicApiTest {
  @Test
  void itHasNoTypeOfTheGateway() throws Exception {
    List<String> foreign = new ArrayList<>();
    List<Class<?>> ours = publicClasses();
    for (Class<?> one : ours) {
      Stream.concat(Stream.of(one.getDeclaredMethods()), Stream.of(one.getDeclaredConstructors()))
          .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
          .forEach(
              member -> {
                for (Type type : types(member)) {
                  String name = type.getTypeName();
                  if (name.contains("dev.linkgate.") && !name.contains("dev.linkgate.testkit.")) {
                    foreign.add(member.toString());
                  }
                }
              });
    }

    assertThat(ours)
        .hasSizeGreaterThan(8)
        .contains(RunningSandbox.class, InspectedLink.Event.class);
    assertThat(foreign).isEmpty();
  }

  private static List<Type> types(Executable member) {
    List<Type> types = new ArrayList<>(List.of(member.getGenericParameterTypes()));
    if (member instanceof Method method) {
      types.add(method.getGenericReturnType());
    }
    return types;
  }

  private static List<Class<?>> publicClasses() throws IOException, ClassNotFoundException {
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("target/classes/dev/linkgate/testkit"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        if (!name.equals("package-info")) {
          Class<?> one = Class.forName("dev.linkgate.testkit." + name);
          if (Modifier.isPublic(one.getModifiers())) {
            classes.add(one);
          }
        }
      }
    }
    return classes;
  }
}
