package dev.tandem.ledger.journal;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.ledger.journal.JdbcChains.ChainHead;
import dev.tandem.web.chain.Chain;
import dev.tandem.web.chain.Verifiable;
import dev.tandem.web.chain.Verification;
import org.springframework.stereotype.Component;

/**
 * Reads all journals again and finds whatever is not as it was posted: a changed byte of a journal
 * or posting, one that is missing or was put in between, and turnover that postings do not add up
 * to. Journals that are posted meanwhile are left for the next time.
 */
@Component
class VerifyJournals implements Verifiable {

  private static final String ROWS = "journals";

  private final JdbcJournalReads reads;
  private final JdbcChains chains;

  VerifyJournals(JdbcJournalReads reads, JdbcChains chains) {
    this.reads = reads;
    this.chains = chains;
  }

  @Override
  public Verification verify() {
    var damages = new ArrayList<String>();
    long journals = 0;
    for (var head : chains.heads()) {
      journals += verify(head, damages);
    }
    chains.closedDaysThatDiffer().forEach(day -> damages.add("closing of " + day + " differs"));
    chains.turnoverThatDiffers().forEach(turnover -> damages.add("turnover of " + turnover));
    return new Verification(ROWS, journals, damages);
  }

  private long verify(ChainHead head, List<String> damages) {
    var name = "chain " + head.chain();
    return new Chain(name, ROWS, head.firstHash(), head.position(), head.hash())
        .verify(
            (position, limit) -> reads.ofChain(head.chain(), position, limit).stream()
                .map(JdbcJournalReads.Read::row)
                .toList(),
            damages);
  }
}
