import { planDemo } from '#prisma/seed/demo-plan.ts';
import { checkMilestones } from '#lib/domain/case/record-milestone.ts';
import { statusOf } from '#lib/domain/case/status.ts';
import { planReminders } from '#lib/domain/reminder/plan.ts';
import { civil, parisDate, isBefore, isAfter } from '#lib/domain/calendar/civil-date.ts';
let d=civil('2026-09-01'); let bad=0; const missing:any={}; let served=0; let most=0;
for(let i=0;i<800;i+=1){ const day=d.add({days:i}); const now=new Date(day.toString()+'T04:00:00Z'); const today=parisDate(now); let p;
 try{p=planDemo(now);}catch(e){console.log(day.toString(),String(e));bad++;continue;}
 for(const c of p.institutions.flatMap(x=>x.cases)){ if(!checkMilestones(c.facts).ok){bad++;console.log(day.toString(),c.student.email);}
  const {permanentNumber,carteVitale}=c.facts.milestones; const {vitaleOrderedOn:o,vitaleUpdatedOn:u}=c.facts;
  if(o&&(!permanentNumber||isBefore(o,permanentNumber.on))||u&&(!carteVitale||isBefore(u,carteVitale.on))){bad++;console.log('card',day.toString(),c.student.email);}
  if(c.events.some(e=>e.at>now)||c.ledger.some(e=>e.at>now)){bad++;console.log('future',day.toString(),c.student.email);} 
  const due=planReminders(c.facts,c.documents,c.ledger,today); 
  const n=c.student.email.split('@')[0]!;
  if(n==='amina'&&(due.length!==1||due[0]!.index!==0)||n==='diego'&&(due.length!==1||due[0]!.index!==0||due[0]!.dueOn.month!==today.month)||n==='mei'&&due.length){bad++;console.log('named',n,day.toString(),due.map(x=>x.dueOn.toString()));}
 }
 if(today.month>=11||today.month<=8) { const v=p.institutions[0]!; for(const k of v.cohorts){const st=new Set(v.cases.filter(c=>c.cohortId===k.id&&c.facts.disposition==='active').map(c=>statusOf(c.facts.milestones))); if(st.size<7) missing[k.isCurrent+' '+today.toString().slice(0,7)]=(missing[k.isCurrent+' '+today.toString().slice(0,7)]??0)+1;}}
}
console.log('bad',bad,'incomplete',missing);
