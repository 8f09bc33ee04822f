package dev.linkgate.contract.fidelity;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/** Loads an adapter's package anew, with some of its classes replaced; all else is shared. */
final class MutantLoader extends ClassLoader {
  private final String folder;
  private final Map<String, byte[]> replaced;

  MutantLoader(String folder, Map<String, byte[]> replaced) {
    super(MutantLoader.class.getClassLoader());
    this.folder = "dev.linkgate.adapter." + folder + ".";
    this.replaced = replaced;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(folder)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : defined(name);
    }
  }

  private Class<?> defined(String name) throws ClassNotFoundException {
    byte[] bytes = replaced.containsKey(name) ? replaced.get(name) : original(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] original(String name) throws ClassNotFoundException {
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = getParent().getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
