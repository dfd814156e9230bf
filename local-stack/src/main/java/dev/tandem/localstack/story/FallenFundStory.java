package dev.tandem.localstack.story;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

/**
 * A fund that an investor holds falls by three per cent: research writes a note, compliance refuses
 * its first text, operations publishes the second, and the investor is told once.
 */
final class FallenFundStory implements Story {

  private static final String FUND = "BAL-002";
  private static final int FUND_LEVEL = 3;
  private static final BigDecimal FALLEN = new BigDecimal("0.97");
  private static final Caller RESEARCH = new Caller("rita", Caller.Role.OPERATOR);

  // From the morning to when the house has published the day's NAV: day in Zurich, too.
  private static final Duration UNTIL_EVENING = Duration.ofHours(8).plusMinutes(35);

  private final Stage stage;
  private final Witness witness;

  FallenFundStory(Stage stage, Witness witness) {
    this.stage = stage;
    this.witness = witness;
  }

  @Override
  public String name() {
    return "fund that fell";
  }

  @Override
  public String play() throws IOException {
    PurchaseScene scene = new PurchaseScene(stage, witness, FUND);
    String owner = scene.owner();
    agree(owner);
    LocalDate day = LocalDate.parse(
        scene.awaitStatus("SUBMITTED").path("expectedConfirmDate").asString());
    JsonNode held = scene.confirmed(day);
    instance(owner, "thirty-days", "");
    BigDecimal nav = fall(day, held.path("nav").decimalValue());
    JsonNode asked = instance(owner, "nav-fall", "ContentPublished");
    JsonNode refused = refused();
    JsonNode published = published();
    JsonNode told = toldOnce(owner, published);
    JsonNode served = theirCase(owner);
    return """
        %s holds %s shares of %s, and has agreed to be told of it
        The clock moves to the evening of %s: its NAV is %s after %s
        %s
        %s was told once; the case shows what they hold and were told""".formatted(
        owner,
        held.path("shares").decimalValue().setScale(2),
        FUND,
        day,
        nav,
        held.path("nav").decimalValue().setScale(nav.scale()),
        new Timeline()
            .add("entered", asked, "enteredAt", asked.path("id").asString() + ", nav-fall")
            .add(
                "refused",
                decision(refused, "REFUSED"),
                "at",
                "%s by %s: %s"
                    .formatted(
                        refused.path("id").asString(),
                        decision(refused, "REFUSED").path("by").asString(),
                        decision(refused, "REFUSED").at("/reasons/0").asString()))
            .add(
                "approved",
                decision(published, "APPROVED"),
                "at",
                whoDecided(published, "APPROVED"))
            .add(
                "published",
                decision(published, "PUBLISHED"),
                "at",
                whoDecided(published, "PUBLISHED"))
            .add("told", told, "sentAt", told.path("id").asString() + ": " + title(told))
            .add(
                "case", served, "openedAt", served.path("id").asString() + ", for customer service")
            .text(),
        owner);
  }

  /** They are fit for the fund and want to hear of it, by their own clock. */
  private void agree(String owner) throws IOException {
    witness.acted(
        Caller.OPERATOR,
        stage.managementUrl(Service.RISK) + "/actuator/investors/" + owner,
        Map.of("riskLevel", Integer.toString(FUND_LEVEL), "reason", "questionnaire"));
    witness.put(
        owner,
        url("/v1/investors/" + owner + "/consents"),
        Map.of("purpose", "INVESTMENT_NOTES", "given", true, "zone", "Europe/Zurich"));
    Witness.await(
        "the level to be known",
        () -> instances(owner, "welcome").stream()
            .filter(it -> !it.path("step").asString().equals("answers"))
            .toList());
  }

  /** The fund house publishes less for {@code day} than before; returns the NAV. */
  private BigDecimal fall(LocalDate day, BigDecimal former) throws IOException {
    BigDecimal nav = former.multiply(FALLEN).setScale(4, RoundingMode.DOWN);
    witness.acted(
        Caller.OPERATOR,
        stage.fundHouseUrl() + "/faults/correct-nav",
        Map.of("fundCode", FUND, "date", day.toString(), "nav", nav));
    stage.advanceClock(UNTIL_EVENING);
    return nav;
  }

  /** Compliance does not let the first text pass. */
  private JsonNode refused() throws IOException {
    String content = submitted("It will be up again by spring.");
    return witness.acted(
        Caller.APPROVER,
        content + "/review",
        Map.of("decision", "REFUSE", "reasons", List.of("it promises a rise")));
  }

  private JsonNode published() throws IOException {
    String content = submitted("It fell with the market of its shares.");
    witness.acted(Caller.APPROVER, content + "/review", Map.of("decision", "APPROVE"));
    return witness.acted(Caller.OPERATOR, content + "/publication", Map.of());
  }

  /** The address of a note that research has written and submitted. */
  private String submitted(String text) throws IOException {
    JsonNode draft = witness.acted(
        RESEARCH,
        url("/v1/contents"),
        Map.of(
            "title",
            "Why %s fell".formatted(FUND),
            "body",
            text + " Investments carry risk.",
            "fundCode",
            FUND,
            "audience",
            "holders"));
    String content = url("/v1/contents/" + draft.path("id").asString());
    witness.acted(RESEARCH, content + "/submission", Map.of());
    return content;
  }

  private JsonNode toldOnce(String owner, JsonNode content) throws IOException {
    String text = content.path("body").asString();
    JsonNode told = witness.notification(owner, it -> it.path("text").asString().contains(text));
    List<JsonNode> all = Witness.items(
            witness.got(stage.url(Service.NOTIFICATION) + "/v1/notifications?recipientId=" + owner))
        .stream()
        .filter(
            it -> it.path("template").asString().equals(told.path("template").asString()))
        .toList();
    Witness.require(all.size() == 1, "the investor was told " + all);
    return told;
  }

  private JsonNode theirCase(String owner) {
    return Witness.await(
        "the case",
        () -> Witness.items(witness.got(url("/v1/cases?status=OPEN&limit=100"))).stream()
            .filter(it -> it.path("ownerId").asString().equals(owner))
            .filter(it -> it.path("journey").asString().equals("nav-fall"))
            .toList());
  }

  /** The investor's instance of {@code journey}, once it waits for {@code event}. */
  private JsonNode instance(String owner, String journey, String event) {
    return Witness.await(
        "the journey " + journey,
        () -> instances(owner, journey).stream()
            .filter(it -> it.path("waitingFor").asString("").equals(event))
            .toList());
  }

  private List<JsonNode> instances(String owner, String journey) throws IOException {
    return Witness.items(
        witness.got(url("/v1/journeys/%s/instances?ownerId=%s".formatted(journey, owner))));
  }

  private static JsonNode decision(JsonNode content, String kind) {
    return Witness.items(content.path("decisions")).stream()
        .filter(it -> it.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow(() -> new BrokenOffException("nobody has " + kind + " " + content));
  }

  private static String whoDecided(JsonNode content, String kind) {
    return content.path("id").asString() + " by "
        + decision(content, kind).path("by").asString();
  }

  private static String title(JsonNode told) {
    return told.path("text").asString().lines().findFirst().orElse("");
  }

  private String url(String path) {
    return stage.url(Service.ACCOMPANIMENT) + path;
  }
}
