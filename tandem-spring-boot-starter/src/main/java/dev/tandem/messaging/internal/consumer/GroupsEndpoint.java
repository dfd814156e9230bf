package dev.tandem.messaging.internal.consumer;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.messaging.internal.deadletter.FourEyes.Person;
import dev.tandem.messaging.internal.pausing.JdbcPausedGroups;
import dev.tandem.messaging.internal.pausing.PausedGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** Actuator endpoint {@code groups}: the service's consumer groups, to pause and resume them. */
@Endpoint(id = "groups")
public final class GroupsEndpoint {

  private static final int LONGEST_REASON = 500;

  private final GroupRuntimes groups;
  private final JdbcPausedGroups paused;
  private final ConsumerContainer container;
  private final Clock clock;

  GroupsEndpoint(
      GroupRuntimes groups, JdbcPausedGroups paused, ConsumerContainer container, Clock clock) {
    this.groups = groups;
    this.paused = paused;
    this.container = container;
    this.clock = clock;
  }

  /** A group; {@code paused} is null while it consumes. */
  public record Group(
      String group, Set<String> topics, @Nullable PausedGroup paused) {}

  /** All groups of the service but those of broadcasts, which refresh caches and never wait. */
  public record Groups(List<Group> data) {}

  @ReadOperation
  public Groups list() {
    Map<String, PausedGroup> found =
        paused.all().stream().collect(Collectors.toMap(PausedGroup::group, Function.identity()));
    return new Groups(groups.all().stream()
        .filter(it -> !it.group().broadcast())
        .map(it -> new Group(
            it.group().name(),
            Set.copyOf(it.group().topics()),
            found.get(it.group().name())))
        .toList());
  }

  /**
   * {@code pause} or {@code resume} a group: here at once, on other instances within {@code
   * tandem.messaging.consumer.sweep-interval}. Batches that have begun end.
   */
  @WriteOperation
  public WebEndpointResponse<?> act(
      SecurityContext security, @Selector String group, String action, @Nullable String reason) {
    String why = requireReason(reason);
    GroupRuntime runtime = groups.find(group);
    if (runtime == null || runtime.group().broadcast()) {
      return answer(404, group, "no such group");
    }
    boolean changed = switch (action) {
      case "pause" -> paused.pause(group, actor(security), why, clock.instant());
      case "resume" -> paused.resume(group);
      default -> throw invalid("action must be 'pause' or 'resume', not '" + action + "'");
    };
    container.obeyPauses();
    return changed
        ? new WebEndpointResponse<>(
            Map.of("group", group, "outcome", action.equals("pause") ? "PAUSED" : "RESUMED"))
        : answer(409, group, action.equals("pause") ? "paused already" : "not paused");
  }

  private static WebEndpointResponse<?> answer(int status, String group, String detail) {
    return new WebEndpointResponse<>(Map.of("group", group, "detail", detail), status);
  }

  private static String requireReason(@Nullable String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw invalid("reason is required, and at most " + LONGEST_REASON + " characters");
    }
    return reason;
  }

  private static String actor(SecurityContext security) {
    return Person.of(security, null).recorded();
  }

  private static InvalidEndpointRequestException invalid(String reason) {
    return new InvalidEndpointRequestException(reason, reason);
  }
}
