package dev.tandem.notification;

import java.util.List;

import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as staff. */
public class OperatorsApi extends Api {

  private static final JsonMapper JSON = new JsonMapper();

  public OperatorsApi(int port) {
    super(port);
  }

  /** Registers {@code url} for {@code events} and answers the endpoint with its secret. */
  public JsonNode register(String url, String... events) {
    Reply reply = post("/v1/webhook-endpoints", registration(url, events));
    if (reply.status() != 201) {
      throw new AssertionError("Not registered: " + reply.json());
    }
    return reply.json();
  }

  public static String registration(String url, String... events) {
    return JSON.writeValueAsString(
        JSON.createObjectNode().put("url", url).set("events", JSON.valueToTree(events)));
  }

  public List<JsonNode> notificationsOf(String recipientId) {
    return data("/v1/notifications?limit=100&recipientId=" + recipientId);
  }

  public List<JsonNode> deliveriesOf(JsonNode endpoint) {
    return data(deliveriesPath(endpoint) + "?limit=100");
  }

  public static String path(JsonNode endpoint) {
    return "/v1/webhook-endpoints/" + endpoint.get("id").asString();
  }

  public static String deliveriesPath(JsonNode endpoint) {
    return path(endpoint) + "/deliveries";
  }

  private List<JsonNode> data(String path) {
    return get(path).data();
  }
}
