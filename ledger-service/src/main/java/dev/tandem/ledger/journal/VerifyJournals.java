package dev.tandem.ledger.journal;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.ledger.journal.JdbcChains.ChainHead;
import org.springframework.stereotype.Component;

/**
 * Reads all journals again and finds whatever is not as it was posted: a changed byte of a journal
 * or posting, one that is missing or was put in between, and turnover that postings do not add up
 * to. Journals that are posted meanwhile are left for the next time.
 */
@Component
class VerifyJournals {

  private static final int PAGE = 2_000;
  private static final int MOST_DAMAGES = 100;

  private final JdbcJournalReads reads;
  private final JdbcChains chains;

  VerifyJournals(JdbcJournalReads reads, JdbcChains chains) {
    this.reads = reads;
    this.chains = chains;
  }

  Verification verify() {
    var damages = new ArrayList<String>();
    long journals = 0;
    for (var head : chains.heads()) {
      journals += verify(head, damages);
    }
    chains.closedDaysThatDiffer().forEach(day -> damages.add("closing of " + day + " differs"));
    chains.turnoverThatDiffers().forEach(turnover -> damages.add("turnover of " + turnover));
    return new Verification(journals, damages.isEmpty(), damages);
  }

  private long verify(ChainHead head, List<String> damages) {
    var hash = head.firstHash();
    long position = 0;
    while (position < head.position() && damages.size() < MOST_DAMAGES) {
      var page = reads.ofChain(head.chain(), position, PAGE);
      for (var read : page) {
        var journal = read.journal();
        var link = journal.link();
        if (link.position() != position + 1) {
          damages.add("%s journals are missing before %s of chain %s"
              .formatted(link.position() - position - 1, link.position(), link.chain()));
        } else if (!link.previousHash().equals(hash)) {
          damages.add("journal %s does not follow the one before it".formatted(journal.id()));
        }
        if (!read.isGenuine()) {
          damages.add("journal %s of %s is not as it was posted"
              .formatted(journal.id(), journal.reference()));
        }
        position = link.position();
        hash = read.hash();
      }
      if (page.isEmpty()) {
        damages.add("%s journals are missing at the end of chain %s"
            .formatted(head.position() - position, head.chain()));
        return position;
      }
      if (position == head.position() && !hash.equals(head.hash())) {
        damages.add("chain %s does not end as it should".formatted(head.chain()));
      }
    }
    return position;
  }

  /**
   * What was found.
   *
   * @param journals how many were read
   * @param intact whether all is as it was posted
   * @param damages what is not, the first hundred
   */
  record Verification(long journals, boolean intact, List<String> damages) {

    Verification {
      damages = List.copyOf(damages);
    }
  }
}
