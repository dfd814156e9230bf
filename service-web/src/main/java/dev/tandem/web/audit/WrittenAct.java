package dev.tandem.web.audit;

import java.time.Instant;
import java.util.stream.Stream;

import dev.tandem.web.chain.Chain;
import dev.tandem.web.chain.ChainHash;
import org.jspecify.annotations.Nullable;

/**
 * An act in its place in the audit log.
 *
 * @param changes what it changed, a JSON array
 */
record WrittenAct(long position, String previousHash, Instant at, Act act, String changes) {

  /** The hash of all that it says and of the act before it, in hexadecimal. */
  String hash() {
    var text = new StringBuilder();
    Stream.of(
            Long.toString(position),
            at.toString(),
            act.actor(),
            act.roles(),
            act.origin(),
            act.endpoint(),
            Integer.toString(act.subjects().size()))
        .forEach(it -> add(text, it));
    act.subjects().forEach(it -> add(text, it));
    add(text, act.asked());
    add(text, act.reason());
    add(text, changes);
    add(text, act.traceId());
    return ChainHash.of(previousHash, text.toString());
  }

  Chain.Row row(String hashInTable) {
    return new Chain.Row(
        "act " + position, position, previousHash, hashInTable, hash().equals(hashInTable));
  }

  // With its length, so that nothing can move from one field into the next.
  private static void add(StringBuilder text, @Nullable String field) {
    if (field == null) {
      text.append("-\n");
    } else {
      text.append(field.length()).append(' ').append(field).append('\n');
    }
  }
}
