package dev.linkgate.sdk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ten callers: every supported SDK, the Stripe ones once for each generation of the API. */
public enum SdkCaller {
  STRIPE_JAVA_V1("java", "stripe-v1", "2026-07-29.dahlia", Has.COLLECTION_OPTIONS, Has.KEY),
  STRIPE_JAVA_V2(
      "java",
      "stripe-v2",
      "2026-07-29.dahlia",
      Has.COLLECTION_OPTIONS,
      Has.CONFIGURATIONS,
      Has.KEY),
  STRIPE23_V1("stripe23", "stripe-v1", "2026-10-28.endive", Has.COLLECTION_OPTIONS, Has.KEY),
  STRIPE23_V2("stripe23", "stripe-v2", "2026-10-28.endive", Has.COLLECTION_OPTIONS, Has.KEY),
  STRIPE20_V1("stripe20", "stripe-v1", "2025-12-15.clover", Has.COLLECTION_OPTIONS, Has.KEY),
  STRIPE20_V2(
      "stripe20",
      "stripe-v2",
      "2025-12-15.clover",
      Has.COLLECTION_OPTIONS,
      Has.CONFIGURATIONS,
      Has.KEY),
  STRIPE18_V1("stripe18", "stripe-v1", "2025-03-31.preview", Has.COLLECTION_OPTIONS, Has.KEY),
  STRIPE18_V2("stripe18", "stripe-v2", "2025-03-31.preview", Has.CONFIGURATIONS, Has.KEY),
  WHOP42("whop42", "whop", "2026-07-20"),
  WHOP16("whop16", "whop", null);

  /**
   * Where the browser goes when the link is too old; the query has what SDKs encode differently.
   */
  public static final String REFRESH_URL = "https://shop.example/reauth?a=1&b=x y*[z]";

  /** Where the browser goes afterwards. */
  public static final String RETURN_URL = "https://shop.example/return";

  private enum Has {
    COLLECTION_OPTIONS,
    CONFIGURATIONS,
    KEY
  }

  private final String sdk;
  private final String api;
  private final @Nullable String defaultVersion;
  private final boolean collectionOptions;
  private final boolean configurations;
  private final boolean idempotencyKey;

  SdkCaller(String sdk, String api, @Nullable String defaultVersion, Has... has) {
    this.sdk = sdk;
    this.api = api;
    this.defaultVersion = defaultVersion;
    Set<Has> all = Set.of(has);
    collectionOptions = all.contains(Has.COLLECTION_OPTIONS);
    configurations = all.contains(Has.CONFIGURATIONS);
    idempotencyKey = all.contains(Has.KEY);
  }

  /** stripe-v1, stripe-v2 or whop. */
  public String api() {
    return api;
  }

  /** The version its header carries by itself, or null where it sends none. */
  public @Nullable String defaultVersion() {
    return defaultVersion;
  }

  /** Whether every POST carries an Idempotency-Key without the application asking for it. */
  public boolean sendsIdempotencyKey() {
    return idempotencyKey;
  }

  /** Whether its v2 requests carry {@code configurations}, which its types require. */
  public boolean sendsConfigurations() {
    return configurations;
  }

  /** Whether its types know {@code collection_options}; only richer calls send them. */
  public boolean knowsCollectionOptions() {
    return collectionOptions;
  }

  /** Whether its API has account updates. */
  public boolean canUpdate() {
    return !isWhop();
  }

  /** Whether its API has payouts portals. */
  public boolean canPayouts() {
    return isWhop();
  }

  /** Whether this is one of Whop's. */
  public boolean isWhop() {
    return api.equals("whop");
  }

  /** The base URL this SDK is given for a host that serves all APIs: Whop's has a path. */
  public String baseUrlOn(String host) {
    return isWhop() ? host + "/api/v1" : host;
  }

  /** An account id as its API writes them. */
  public String sampleAccount() {
    return isWhop() ? "biz_Lk4gTe8sWq2m" : "acct_1LkGtExample0001";
  }

  /** Fails, or skips the test, when this caller's SDK is not installed. */
  public void assumeAvailable() {
    if (!isJava()) {
      NodeSdks.assumeInstalled();
    }
  }

  /** Asks for an onboarding link. */
  public SdkReply onboarding(String baseUrl, String key, String account, SdkOptions options) {
    return create(baseUrl, key, options, link("account_onboarding", account, options));
  }

  /** Asks for an account-update link; a Whop caller sends what its types forbid. */
  public SdkReply update(String baseUrl, String key, String account, SdkOptions options) {
    return create(baseUrl, key, options, link("account_update", account, options));
  }

  /** Asks for a payouts-portal link; a Stripe caller sends what its types forbid. */
  public SdkReply payouts(String baseUrl, String key, String account, SdkOptions options) {
    return create(baseUrl, key, options, link("payouts_portal", account, options));
  }

  /** The SDK's create method with these parameters. */
  public SdkReply create(String baseUrl, String key, SdkOptions options, ObjectNode params) {
    return call(new SdkCall(sdk, generation(), baseUrl, key, options, null, params));
  }

  /** Creates an account with the SDK's own method. */
  public SdkReply createAccount(String baseUrl, String key, SdkOptions options, ObjectNode params) {
    SdkCall.AccountTarget none = new SdkCall.AccountTarget(null);
    return call(new SdkCall(sdk, generation(), baseUrl, key, options, none, params));
  }

  /** Retrieves one with the SDK's own method; its params say what to include. */
  public SdkReply retrieveAccount(
      String baseUrl, String key, String id, @Nullable ObjectNode params) {
    SdkCall.AccountTarget target = new SdkCall.AccountTarget(id);
    return call(new SdkCall(sdk, generation(), baseUrl, key, SdkOptions.DEFAULT, target, params));
  }

  /**
   * A raw request of the SDK.
   *
   * @param method in capitals
   */
  public SdkReply raw(
      String baseUrl,
      String key,
      SdkOptions options,
      String method,
      String path,
      @Nullable ObjectNode params) {
    SdkCall.RawTarget target = new SdkCall.RawTarget(method, path);
    return call(new SdkCall(sdk, generation(), baseUrl, key, options, target, params));
  }

  /** The parameters of a link request as this SDK's types have them. */
  public ObjectNode link(String purpose, String account, SdkOptions options) {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    return switch (api) {
      case "whop" -> urls(params.put("company_id", account)).put("use_case", purpose);
      case "stripe-v1" -> rich(urls(params.put("account", account).put("type", purpose)), options);
      default -> {
        ObjectNode useCase = params.put("account", account).withObjectProperty("use_case");
        ObjectNode flow = urls(useCase.put("type", purpose).withObjectProperty(purpose));
        if (sendsConfigurations()) {
          flow.withArrayProperty("configurations").add("recipient");
        }
        rich(flow, options);
        yield params;
      }
    };
  }

  private ObjectNode rich(ObjectNode node, SdkOptions options) {
    if (options.richer() && knowsCollectionOptions()) {
      node.withObjectProperty("collection_options")
          .put("fields", "eventually_due")
          .put("future_requirements", "include");
    }
    return node;
  }

  private static ObjectNode urls(ObjectNode node) {
    return node.put("refresh_url", REFRESH_URL).put("return_url", RETURN_URL);
  }

  private String generation() {
    return isWhop() ? "" : api.substring("stripe-".length());
  }

  private boolean isJava() {
    return sdk.equals("java");
  }

  private SdkReply call(SdkCall call) {
    return isJava() ? JavaSdk.call(call) : NodeSdks.shared().call(call);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
