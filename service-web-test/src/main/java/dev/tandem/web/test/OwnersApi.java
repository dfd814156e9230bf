package dev.tandem.web.test;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads as staff and acts as the investor whom a request concerns: the owner it names, or the owner
 * of the resource it names, or else {@code owner}.
 */
public class OwnersApi extends Api {

  private static final Pattern OWNER = Pattern.compile("\"ownerId\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9a-f-]{36}");
  private static final Map<String, String> OWNERS = new ConcurrentHashMap<>();

  public OwnersApi(int port) {
    super(port);
  }

  /** Notes that the resource {@code id} belongs to {@code owner}. */
  public static void remember(String id, String owner) {
    OWNERS.put(id, owner);
  }

  @Override
  public Reply postWithKey(String key, String path, String body, String... headers) {
    var reply = super.postWithKey(key, path, body, headers);
    if (!reply.text("id").isEmpty()) {
      remember(reply.text("id"), ownerIn(path, body));
    }
    return reply;
  }

  @Override
  protected @Nullable String tokenFor(String method, String path, @Nullable String body) {
    return method.equals("GET") || path.startsWith("/actuator")
        ? super.tokenFor(method, path, body)
        : TestIssuer.shared().token(ownerIn(path, body), "investor").signed();
  }

  private static String ownerIn(String path, @Nullable String body) {
    var request = path + " " + body;
    var ids = ID.matcher(request);
    while (ids.find()) {
      var owner = OWNERS.get(ids.group());
      if (owner != null) {
        return owner;
      }
    }
    var named = OWNER.matcher(request);
    return named.find() ? named.group(1) : "owner";
  }
}
