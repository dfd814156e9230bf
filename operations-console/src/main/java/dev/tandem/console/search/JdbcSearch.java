package dev.tandem.console.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds things by the first or the last digits of any id, each from an index. */
@Repository
class JdbcSearch {

  private static final int SHORTEST = 2;
  private static final int SHORTEST_OF_DIGITS = 4;
  private static final int MOST_OF_A_KIND = 10;
  private static final int DIGITS_OF_AN_ID = 32;

  // Behind every text that begins with the same characters.
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);
  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F-]{4,36}");

  private final JdbcClient jdbc;

  JdbcSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The possible meanings of {@code words}, at most ten of each kind. */
  List<Hit> find(String words) {
    List<Hit> hits = new ArrayList<>();
    if (words.length() < SHORTEST) {
      return hits;
    }
    String bare = words.startsWith("evt_") ? words.substring(4) : words;
    hits.addAll(payments(words));
    hits.addAll(named("Owner", "owner_id", words));
    hits.addAll(named("Wallet", "wallet_id", words));
    if (DIGITS.matcher(bare).matches()) {
      hits.addAll(events(bare.toLowerCase(Locale.ROOT)));
    }
    if (words.length() >= SHORTEST_OF_DIGITS) {
      hits.addAll(lastDigitsOfWallets(words));
      hits.addAll(ofLedger(words));
      hits.addAll(traces(words));
    }
    return hits.stream().distinct().toList();
  }

  private List<Hit> payments(String words) {
    return jdbc.sql("""
            (SELECT id, kind, moved_at FROM payment
             WHERE id ~>=~ :first AND id ~<~ :beyond LIMIT :most)
            UNION
            (SELECT id, kind, moved_at FROM payment
             WHERE id ~>=~ ('rch_' || :first) AND id ~<~ ('rch_' || :beyond) LIMIT :most)
            UNION
            (SELECT id, kind, moved_at FROM payment
             WHERE id ~>=~ ('ord_' || :first) AND id ~<~ ('ord_' || :beyond) LIMIT :most)
            UNION
            (SELECT id, kind, moved_at FROM payment
             WHERE reverse(id) ~>=~ reverse(:first) AND reverse(id) ~<~ (reverse(:first) || :last)
             LIMIT :most)
            ORDER BY moved_at DESC LIMIT :most
            """)
        .param("first", words)
        .param("beyond", words + LAST)
        .param("last", LAST)
        .param("most", MOST_OF_A_KIND)
        .query((row, number) -> new Hit(
            row.getString("kind").equals("RECHARGE") ? "Recharge" : "Purchase",
            row.getString("id"),
            "/payments/" + row.getString("id"),
            row.getObject("moved_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  // The column is one of this class's own words, never a caller's.
  private List<Hit> named(String kind, String column, String words) {
    return jdbc.sql("""
            SELECT %1$s AS found, max(moved_at) AS at FROM payment
            WHERE %1$s ~>=~ :first AND %1$s ~<~ :beyond
            GROUP BY %1$s ORDER BY at DESC LIMIT :most
            """.formatted(column))
        .param("first", words)
        .param("beyond", words + LAST)
        .param("most", MOST_OF_A_KIND)
        .query((row, number) ->
            group(kind, row.getString("found"), row.getObject("at", OffsetDateTime.class)))
        .list();
  }

  private List<Hit> lastDigitsOfWallets(String words) {
    return jdbc.sql("""
            SELECT wallet_id AS found, max(moved_at) AS at FROM payment
            WHERE reverse(wallet_id) ~>=~ reverse(:words)
              AND reverse(wallet_id) ~<~ (reverse(:words) || :last)
            GROUP BY wallet_id ORDER BY at DESC LIMIT :most
            """)
        .param("words", words)
        .param("last", LAST)
        .param("most", MOST_OF_A_KIND)
        .query((row, number) ->
            group("Wallet", row.getString("found"), row.getObject("at", OffsetDateTime.class)))
        .list();
  }

  private List<Hit> events(String digits) {
    return jdbc.sql("""
            (SELECT id, type, occurred_at FROM event
             WHERE id BETWEEN :from::uuid AND :to::uuid ORDER BY id LIMIT :most)
            UNION
            (SELECT id, type, occurred_at FROM event
             WHERE reverse(id::text) ~>=~ reverse(:digits)
               AND reverse(id::text) ~<~ (reverse(:digits) || :last)
             LIMIT :most)
            """)
        .param("from", whole(digits, '0'))
        .param("to", whole(digits, 'f'))
        .param("digits", digits)
        .param("last", LAST)
        .param("most", MOST_OF_A_KIND)
        .query((row, number) -> new Hit(
            "Event",
            row.getString("id"),
            "/events/" + row.getString("id"),
            row.getObject("occurred_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private List<Hit> ofLedger(String words) {
    return jdbc.sql("""
            SELECT subject, max(at) AS at FROM (
              (SELECT subject, max(occurred_at) AS at FROM event
               WHERE topic = 'ledger' AND subject ~>=~ :first AND subject ~<~ :beyond
                 AND subject ~ '^(brk|stl)_'
               GROUP BY subject LIMIT :most)
              UNION ALL
              (SELECT subject, max(occurred_at) FROM event
               WHERE topic = 'ledger' AND subject ~>=~ ('brk_' || :first)
                 AND subject ~<~ ('brk_' || :beyond)
               GROUP BY subject LIMIT :most)
              UNION ALL
              (SELECT subject, max(occurred_at) FROM event
               WHERE topic = 'ledger' AND subject ~>=~ ('stl_' || :first)
                 AND subject ~<~ ('stl_' || :beyond)
               GROUP BY subject LIMIT :most)
              UNION ALL
              (SELECT subject, max(occurred_at) FROM event
               WHERE topic = 'ledger' AND reverse(subject) ~>=~ reverse(:first)
                 AND reverse(subject) ~<~ (reverse(:first) || :last)
                 AND subject ~ '^(brk|stl)_'
               GROUP BY subject LIMIT :most)
            ) AS found
            GROUP BY subject ORDER BY at DESC LIMIT :most
            """)
        .param("first", words)
        .param("beyond", words + LAST)
        .param("last", LAST)
        .param("most", MOST_OF_A_KIND)
        .query((row, number) -> {
          String subject = row.getString("subject");
          boolean isBreak = subject.startsWith("brk_");
          return new Hit(
              isBreak ? "Break" : "Settlement",
              subject,
              isBreak ? "/breaks/" + subject : "/ledger#" + subject,
              row.getObject("at", OffsetDateTime.class).toInstant());
        })
        .list();
  }

  private List<Hit> traces(String words) {
    return jdbc.sql("""
            SELECT trace_id, max(occurred_at) AS at FROM event
            WHERE trace_id ~>=~ :first AND trace_id ~<~ :beyond
            GROUP BY trace_id ORDER BY at DESC LIMIT :most
            """)
        .param("first", words)
        .param("beyond", words + LAST)
        .param("most", MOST_OF_A_KIND)
        .query((row, number) -> new Hit(
            "Trace",
            row.getString("trace_id"),
            "/traces/" + row.getString("trace_id"),
            row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static Hit group(String kind, String found, OffsetDateTime at) {
    String page = kind.equals("Owner") ? "/owners/" : "/wallets/";
    return new Hit(
        kind, found, page + URLEncoder.encode(found, StandardCharsets.UTF_8), at.toInstant());
  }

  /** The first (or last) id that begins with these digits. */
  private static String whole(String digits, char filler) {
    String bare = digits.replace("-", "");
    return (bare + String.valueOf(filler).repeat(DIGITS_OF_AN_ID)).substring(0, DIGITS_OF_AN_ID);
  }
}
