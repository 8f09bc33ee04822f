package dev.linkgate.adapter.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.canonical.Reason;
import dev.linkgate.sandbox.NewAccount;
import dev.linkgate.sandbox.SandboxAccount;
import dev.linkgate.sandbox.SandboxProfile;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whop's companies: {@code verified} is what tells that onboarding was completed. */
final class WhopCompanies implements AccountDialect {
  private static final String API = "whop";

  /** What a company shows back of what it was created with, beside what all APIs know. */
  private static final List<String> SHOWN = List.of("description", "send_customer_emails", "logo");

  private static final Pattern NO_SLUG = Pattern.compile("[^a-z0-9]+");

  @Override
  public String path() {
    return "/api/v1/companies";
  }

  @Override
  public String idPrefix() {
    return "biz_";
  }

  @Override
  public NewAccount read(ObjectNode body, String request) {
    Params params = new Params(body, "", false);
    String title = params.need("title");
    @Nullable String email = params.email("email").orElse(null);
    if (params.text("parent_company_id").isPresent() && email == null) {
      throw Params.invalid(
          "email",
          Reason.PARAMETER_MISSING,
          "Missing required param: email. A company under a parent_company_id has an owner.");
    }
    params.text("description");
    params.within("logo").text("id");
    JsonNode emails = body.path("send_customer_emails");
    if (params.has("send_customer_emails") && !emails.isBoolean()) {
      throw params.wrong("send_customer_emails", Reason.PARAMETER_INVALID, "must be true or false");
    }
    ObjectNode own = Json.object();
    SHOWN.stream().filter(params::has).forEach(name -> own.set(name, body.get(name)));
    return new NewAccount(
        new SandboxProfile(
            API,
            request,
            email,
            title,
            params.country("country").orElse(null),
            null,
            params.within("metadata").tree(),
            own),
        Set.of(),
        List.of());
  }

  /** Whop's schema is open: what is unknown is no error. */
  @Override
  public void check(Query query) {}

  @Override
  public ObjectNode show(SandboxAccount account, ObjectNode body, Query query) {
    SandboxProfile profile = account.profile();
    JsonNode own = profile.api().equals(API) ? profile.own() : Json.object();
    String title = profile.name() == null ? account.id() : profile.name();
    ObjectNode json = Json.object();
    json.put("id", account.id());
    json.put("title", title);
    json.put("route", route(account.id(), title));
    json.put("verified", account.payoutsEnabled());
    json.put("created_at", Json.text(account.createdAt()));
    json.put("updated_at", Json.text(account.changedAt()));
    json.put("description", own.path("description").textValue());
    json.put("send_customer_emails", own.path("send_customer_emails").asBoolean(true));
    json.putNull("metadata");
    if (!profile.metadata().isEmpty()) {
      json.set("metadata", profile.metadata().deepCopy());
    }
    json.putNull("logo");
    if (own.has("logo")) {
      json.putObject("logo").putNull("url");
    }
    json.putNull("affiliate_instructions");
    json.putNull("business_type");
    json.putNull("featured_affiliate_product");
    json.putNull("industry_type");
    json.putNull("target_audience");
    json.put("member_count", 0);
    json.put("published_reviews_count", 0);
    json.putArray("social_links");
    json.set("owner_user", owner(account.id()));
    return json;
  }

  /** A store page's address is the title's, and nobody else's. */
  private static String route(String id, String title) {
    String slug = NO_SLUG.matcher(title.toLowerCase(Locale.ROOT)).replaceAll("-");
    String end = NO_SLUG.matcher(id.toLowerCase(Locale.ROOT)).replaceAll("");
    return slug + "-" + end.substring(Math.max(0, end.length() - 6));
  }

  private static ObjectNode owner(String id) {
    String suffix = id.substring(id.indexOf('_') + 1);
    return Json.object()
        .put("id", "user_" + suffix)
        .putNull("name")
        .put("username", "sandbox-" + suffix.toLowerCase(Locale.ROOT));
  }
}
