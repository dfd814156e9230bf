package dev.tandem.web.settling;

import dev.tandem.web.OperatorInput;
import dev.tandem.web.security.Caller;
import dev.tandem.web.security.Role;

/** The actions of people on a break, and the role that each needs. */
public enum BreakAction {
  TAKE(Role.OPERATOR),
  PROPOSE(Role.OPERATOR),
  WITHDRAW(Role.OPERATOR),
  APPROVE(Role.APPROVER),
  TURN_DOWN(Role.APPROVER);

  private final Role role;

  BreakAction(Role role) {
    this.role = role;
  }

  /**
   * The action called {@code name}, which {@code caller} wants to take.
   *
   * @throws dev.tandem.web.problem.ProblemException {@code forbidden} if they may not
   */
  public static BreakAction of(String name, Caller caller) {
    var action = OperatorInput.oneOf(BreakAction.class, "action", name);
    caller.require(action.role);
    return action;
  }
}
