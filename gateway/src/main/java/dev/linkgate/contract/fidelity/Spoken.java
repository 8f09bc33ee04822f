package dev.linkgate.contract.fidelity;

/**
 * An API in one version.
 *
 * @param version the document that stands for it; empty for an API without versions
 * @param through how far it was checked that the document holds, the version itself where unknown
 */
public record Spoken(String api, String version, String through) {
  @Override
  public String toString() {
    return version.isEmpty() ? api : api + "@" + version;
  }
}
