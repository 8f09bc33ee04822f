package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.FailureContext;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Idempotency;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Links;
import dev.linkgate.adapter.Names;
import dev.linkgate.adapter.Reading;
import dev.linkgate.adapter.Traits;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.adapter.Versions;
import dev.linkgate.canonical.Failure;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An adapter that works as another one does, and whose documents are others. */
record Documented(Adapter adapter, Versions versions) implements Adapter {
  @Override
  public Api api() {
    return adapter.api();
  }

  @Override
  public Traits traits() {
    return adapter.traits();
  }

  @Override
  public Optional<Ingress> ingress() {
    return adapter.ingress().map(ingress -> new Spoken(ingress, versions));
  }

  @Override
  public Adapter at(InstantSource clock) {
    return new Documented(adapter.at(clock), versions);
  }

  @Override
  public Upstream open(UpstreamSettings settings, Http http) {
    return adapter.open(settings, http);
  }

  private record Spoken(Ingress ingress, Versions versions) implements Ingress {
    @Override
    public Api api() {
      return ingress.api();
    }

    @Override
    public List<String> linkPaths() {
      return ingress.linkPaths();
    }

    @Override
    public String prefix() {
      return ingress.prefix();
    }

    @Override
    public BodyFormat bodyFormat() {
      return ingress.bodyFormat();
    }

    @Override
    public String versionHeader() {
      return ingress.versionHeader();
    }

    @Override
    public IngressVersion version(@Nullable String header, @Nullable String pin) {
      return ingress.version(header, pin);
    }

    @Override
    public Reading read(ObjectNode body, Headers headers, IngressVersion version) {
      return ingress.read(body, headers, version);
    }

    @Override
    public List<Object> resources(Links links) {
      return ingress.resources(links);
    }

    @Override
    public Object create(ObjectNode model, Links links) {
      return ingress.create(model, links);
    }

    @Override
    public ObjectNode answer(ObjectNode newest, Reading reading, IngressVersion version) {
      return ingress.answer(newest, reading, version);
    }

    @Override
    public List<String> accountHeaders() {
      return ingress.accountHeaders();
    }

    @Override
    public Idempotency idempotency() {
      return ingress.idempotency();
    }

    @Override
    public Names names() {
      return ingress.names();
    }

    @Override
    public Headers echo(Headers request, IngressVersion version) {
      return ingress.echo(request, version);
    }

    @Override
    public HttpAnswer render(Failure failure, FailureContext context) {
      return ingress.render(failure, context);
    }
  }
}
